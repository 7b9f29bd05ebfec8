// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Rules, the terms of their waivers, and their examples.
extension CharterReader {
    private static let modalities = ["require", "forbid", "recommend", "judge"]

    mutating func readRule(_ node: YAMLNode) -> Rule? {
        let keys =
            ["id", "when", "inferred", "waiver", "in_force", "strengthen", "examples"]
            + Self.modalities
        guard node.members(of: keys, &problems) != nil else { return nil }
        let id = newIdentifier(node.required("id", &problems))
        let when = node["when"].flatMap { condition($0) }
        let modality = readModality(node)
        let isInferred = node["inferred"]?.boolean(&problems) ?? false
        let inForce = node["in_force"].flatMap { interval($0) }
        let waiver = readWaiver(node["waiver"])
        let examples = readExamples(node["examples"])
        // A `when` that cannot be read would make the rule concern everybody.
        guard let id, let modality, (node["when"] == nil) == (when == nil) else { return nil }
        let rule = Rule(
            id: id,
            position: node.position,
            isInferred: isInferred,
            waiver: waiver,
            inForce: inForce,
            strengthens: node["strengthen"]?.scalar(&problems),
            examples: examples,
            modality: modality,
            when: when
        )
        if let violation = rule.violation { guards.check(violation: violation) }
        return rule
    }

    private mutating func condition(_ node: YAMLNode) -> Condition? {
        guard let expression = ConditionReader.read(node, &problems) else { return nil }
        return checker.check(expression)
    }

    private mutating func readModality(_ node: YAMLNode) -> Rule.Modality? {
        let present = node.members?.filter { Self.modalities.contains($0.key) } ?? []
        guard let member = present.first, present.count == 1 else {
            problems.append(
                Diagnostic(
                    .wrongModality,
                    at: present.last?.position ?? node.position,
                    on: present.last?.key ?? "",
                    french: "une règle a exactement un de require, forbid, recommend, judge",
                    english: "a rule has exactly one of require, forbid, recommend, judge"
                )
            )
            return nil
        }
        if member.key == "judge" { return readJudge(member.value).map(Rule.Modality.judge) }
        guard let expressions = ConditionReader.lines(member.value, &problems) else { return nil }
        let lines = expressions.compactMap { checker.check($0) }
        guard lines.count == expressions.count else { return nil }
        return switch member.key {
        case "require": .require(lines)
        case "forbid": .forbid(lines)
        default: .recommend(lines)
        }
    }

    private mutating func readWaiver(_ node: YAMLNode?) -> WaiverTerms? {
        guard let node, node.members(of: ["by", "longest", "reason"], &problems) != nil else {
            return nil
        }
        guard !isFramework else {
            problems.append(
                Diagnostic(
                    .lawCannotBeWaived,
                    at: node.position,
                    on: "",
                    french: "cette règle énonce la loi : aucun conseil ne peut y déroger",
                    english: "this rule states the law: no council can waive it"
                )
            )
            return nil
        }
        let by = node.required("by", &problems).flatMap { word($0, among: ["deliberation"]) }
        let reason = node["reason"].map { word($0, among: ["required"]) }
        var longest: CivilDuration?
        if let limit = node["longest"] {
            longest = limit.text.flatMap { CivilDuration($0) }
            if longest.map({ $0.count > 0 }) != true {
                problems.append(
                    Diagnostic(
                        .wrongShape,
                        at: limit.position,
                        on: limit.text ?? "",
                        french: "il faut ici une durée d'un jour au moins, comme 6 months",
                        english: "expected a duration of at least a day here, such as 6 months"
                    )
                )
            }
        }
        guard let by else { return nil }
        return WaiverTerms(by: by, longest: longest, needsReason: reason != nil)
    }

    /// A word of a closed list: a slip in it must not loosen what it states.
    private mutating func word(_ node: YAMLNode, among words: [String]) -> String? {
        if let text = node.text, words.contains(text) { return text }
        let list = words.joined(separator: ", ")
        problems.append(
            Diagnostic(
                .wrongShape,
                at: node.position,
                on: node.text ?? "",
                french: "il faut ici l'un de ces mots : \(list)",
                english: "expected one of these words here: \(list)",
                hint: Suggestion.hint(for: node.text ?? "", among: words)
            )
        )
        return nil
    }

    // MARK: Examples

    private mutating func readExamples(_ node: YAMLNode?) -> [Example] {
        var examples: [Example] = []
        for item in node?.items(&problems) ?? [] {
            guard let example = readExample(item) else { continue }
            examples.append(example)
        }
        return examples
    }

    private mutating func readExample(_ node: YAMLNode) -> Example? {
        let keys = ["project", "with", "expect", "missing", "date"]
        guard node.members(of: keys, &problems) != nil else { return nil }
        let project = node.required("project", &problems).flatMap { projectName($0) }
        let expected = node.required("expect", &problems).flatMap { verdictKind($0) }
        var changes: [FieldPath: DeclaredFact] = [:]
        if let with = node["with"] {
            let read = Declaration.parse(facts: with, schema: checker.vocabulary.schema)
            changes = read.facts
            problems += read.problems
        }
        let missing = node["missing"].map { missingFields($0) }
        let date = node["date"]?.date(&problems)
        guard let project, let expected else { return nil }
        return Example(
            project: project,
            changes: changes,
            expected: expected,
            missing: missing,
            date: date,
            position: node.position
        )
    }

    private mutating func projectName(_ node: YAMLNode) -> String? {
        guard let name = node.scalar(&problems) else { return nil }
        if !projectNames.contains(name) {
            problems.append(
                Diagnostic(
                    .unknownProject,
                    at: node.position,
                    on: name,
                    french: "le projet « \(name) » n'est pas dans projects",
                    english: "the project `\(name)` is not among projects",
                    hint: Suggestion.hint(for: name, among: projectNames)
                )
            )
        }
        return name
    }

    private mutating func verdictKind(_ node: YAMLNode) -> VerdictKind? {
        guard let text = node.scalar(&problems) else { return nil }
        let kind = VerdictKind(rawValue: text)
        if kind == nil {
            problems.append(
                Diagnostic(
                    .unknownVerdict,
                    at: node.position,
                    on: text,
                    french: "« \(text) » n'est pas un verdict",
                    english: "`\(text)` is not a verdict",
                    hint: Suggestion.hint(
                        for: text,
                        among: VerdictKind.allCases.map(\.rawValue)
                    )
                )
            )
        }
        return kind
    }

    private mutating func missingFields(_ node: YAMLNode) -> [FieldPath] {
        let schema = checker.vocabulary.schema
        var fields: [FieldPath] = []
        for item in node.items(&problems) {
            guard let text = item.scalar(&problems) else { continue }
            guard let field = schema.field(text) else {
                let name = Expression.Name(text: text, position: item.position)
                let candidates = schema.fields.map(\.path.text)
                problems.append(.unknownField(name, suggestion: nil, among: candidates))
                continue
            }
            fields.append(field.path)
        }
        return fields
    }
}
