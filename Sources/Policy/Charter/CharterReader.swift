// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Reads a charter file from top to bottom: what rules may name comes before the rules.
struct CharterReader {
    private static let keys = [
        "charter", "framework", "version", "title", "authority", "adopted", "in_force", "sources",
        "groups", "extends", "parameters", "definitions", "principles", "projects",
    ]

    var problems: [Diagnostic] = []
    var checker: TypeChecker
    var guards: GuardChecker
    var isFramework = false
    var sourceIDs: Set<String> = []
    var projectNames: [String] = []
    /// The identifiers of principles and rules met so far: one space of names.
    var identifiers: Set<String> = []

    init(vocabulary: Vocabulary) {
        checker = TypeChecker(vocabulary: vocabulary)
        guards = GuardChecker(vocabulary)
    }

    /// Everything that is wrong, from every stage.
    var allProblems: [Diagnostic] { problems + checker.problems + guards.problems }

    /// The charter, or nothing if its header cannot be read.
    mutating func read(_ node: YAMLNode) -> Charter? {
        guard node.members(of: Self.keys, &problems) != nil else { return nil }
        isFramework = node["framework"] != nil
        let id = node.required(isFramework ? "framework" : "charter", &problems)
            .flatMap { identifier($0) }
        let version = node.required("version", &problems)?.scalar(&problems)
        let title = node.required("title", &problems)?.localized(&problems)
        let authority = node.required("authority", &problems)?.scalar(&problems)
        let adopted = adoption(node.required("adopted", &problems))
        let inForce = node.required("in_force", &problems).flatMap { interval($0) }
        let sources = readSources(node["sources"])
        let extends = node["extends"]?.texts(&problems) ?? []
        readVocabulary(node)
        let projects = readProjects(node["projects"])
        let principles = readPrinciples(node.required("principles", &problems))
        guard let id, let version, let title, let authority, let inForce else { return nil }
        warnOfLateParameters(inForce.from, in: principles)
        return Charter(
            id: id,
            version: version,
            isFramework: isFramework,
            title: title,
            authority: authority,
            deliberation: adopted.deliberation,
            adopted: adopted.date,
            inForce: inForce,
            sources: sources,
            extends: extends,
            principles: principles,
            projects: projects,
            vocabulary: checker.vocabulary,
            parameters: checker.parameters
        )
    }

    // MARK: Header

    private mutating func adoption(
        _ node: YAMLNode?
    ) -> (deliberation: String?, date: CivilDate?) {
        guard let node, node.members(of: ["deliberation", "date"], &problems) != nil else {
            return (nil, nil)
        }
        let deliberation = node["deliberation"]?.scalar(&problems)
        let day = node.required("date", &problems)
        let date = day?.text == "unknown" ? nil : day?.date(&problems)
        return (deliberation == "unknown" ? nil : deliberation, date)
    }

    mutating func interval(_ node: YAMLNode) -> Interval? {
        guard node.members(of: ["from", "to"], &problems) != nil else { return nil }
        let from = node.required("from", &problems)?.date(&problems)
        let to = node["to"]?.date(&problems)
        guard let from, node["to"] == nil || to != nil else { return nil }
        if let to, to < from {
            problems.append(
                .impossibleDate(to.description, at: node["to"]?.position ?? node.position)
            )
            return nil
        }
        return Interval(from: from, to: to)
    }

    private mutating func readSources(_ node: YAMLNode?) -> [Source] {
        var sources: [Source] = []
        for item in node?.items(&problems) ?? [] {
            let keys = ["id", "title", "url", "publisher", "read"]
            guard item.members(of: keys, &problems) != nil,
                let id = item.required("id", &problems)?.scalar(&problems),
                let title = item.required("title", &problems)?.scalar(&problems)
            else { continue }
            if !sourceIDs.insert(id).inserted {
                problems.append(.duplicate(id, at: item["id"]?.position ?? item.position))
            }
            sources.append(
                Source(
                    id: id,
                    title: title,
                    url: item["url"]?.scalar(&problems),
                    publisher: item["publisher"]?.scalar(&problems),
                    read: item.required("read", &problems)?.date(&problems)
                )
            )
        }
        return sources
    }

    private mutating func readProjects(_ node: YAMLNode?) -> [String: String] {
        var projects: [String: String] = [:]
        for member in node?.mapping(&problems) ?? [] {
            projects[member.key] = member.value.scalar(&problems)
            projectNames.append(member.key)
        }
        return projects
    }

    /// Letters, digits, `-`, `_` and `/`; ASCII, so that identifiers are equal by bytes.
    mutating func identifier(_ node: YAMLNode) -> String? {
        guard let text = node.scalar(&problems) else { return nil }
        let isSound =
            !text.utf8.isEmpty
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || "-_/".utf8.contains(byte)
            }
        guard isSound else {
            problems.append(.malformed(text, at: node.position, wanted: "HOSTING-1"))
            return nil
        }
        return text
    }

    /// A source that a quote or a parameter cites must be declared.
    mutating func source(_ node: YAMLNode?) -> String? {
        guard let node, let id = node.scalar(&problems) else { return nil }
        if !sourceIDs.contains(id) {
            problems.append(
                Diagnostic(
                    .unknownSource,
                    at: node.position,
                    on: id,
                    french: "la source « \(id) » n'est pas dans sources",
                    english: "the source `\(id)` is not among sources",
                    hint: Suggestion.hint(for: id, among: sourceIDs.sorted())
                )
            )
        }
        return id
    }
}

extension Diagnostic {
    static func duplicate(_ id: String, at position: Position) -> Diagnostic {
        Diagnostic(
            .duplicateIdentifier,
            at: position,
            on: id,
            french: "l'identifiant « \(id) » est déjà pris",
            english: "the identifier `\(id)` is already taken"
        )
    }
}
