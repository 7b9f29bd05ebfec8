// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Principles, their quotes, and the questions that a person answers.
extension CharterReader {
    mutating func readPrinciples(_ node: YAMLNode?) -> [Principle] {
        var principles: [Principle] = []
        for item in node?.items(&problems) ?? [] {
            guard let principle = readPrinciple(item) else { continue }
            principles.append(principle)
        }
        return principles
    }

    private mutating func readPrinciple(_ node: YAMLNode) -> Principle? {
        let keys = ["id", "title", "quote", "status", "judge", "rules"]
        guard node.members(of: keys, &problems) != nil else { return nil }
        let id = newIdentifier(node.required("id", &problems))
        let title = node.required("title", &problems)?.localized(&problems)
        let quote = node["quote"].flatMap { readQuote($0) }
        let isTextUnavailable = readStatus(node["status"])
        var rules: [Rule] = []
        if let judge = node["judge"], let id {
            rules += readJudge(judge).map { [judgedPrinciple(id, $0, at: node.position)] } ?? []
        }
        for item in node["rules"]?.items(&problems) ?? [] {
            guard let rule = readRule(item) else { continue }
            if isTextUnavailable, !rule.isInferred { reportInvented(rule, at: item.position) }
            rules.append(rule)
        }
        if quote == nil, !isTextUnavailable, node["judge"] == nil, node["rules"] == nil,
            node["quote"] == nil
        {
            problems.append(
                Diagnostic(
                    .emptyPrinciple,
                    at: node.position,
                    on: "",
                    french: "le principe n'a ni citation, ni règle, ni question",
                    english: "the principle has no quote, no rule and no question",
                    hint: Localized(
                        french: "si son texte n'est pas public : status: text_unavailable",
                        english: "if its text is not public: status: text_unavailable"
                    )
                )
            )
        }
        guard let id, let title else { return nil }
        return Principle(
            id: id,
            title: title,
            quote: quote,
            isTextUnavailable: isTextUnavailable,
            rules: rules
        )
    }

    /// An identifier that no principle or rule has yet.
    mutating func newIdentifier(_ node: YAMLNode?) -> String? {
        guard let node, let id = identifier(node) else { return nil }
        if !identifiers.insert(id).inserted { problems.append(.duplicate(id, at: node.position)) }
        return id
    }

    mutating func readJudge(_ node: YAMLNode) -> Judge? {
        guard node.members(of: ["by", "question"], &problems) != nil else { return nil }
        let role = node.required("by", &problems)?.scalar(&problems)
        let question = node.required("question", &problems)?.localized(&problems)
        guard let role, let question else { return nil }
        return Judge(role: role, question: question)
    }

    private func judgedPrinciple(_ id: String, _ judge: Judge, at position: Position) -> Rule {
        Rule(
            id: id,
            position: position,
            isInferred: false,
            waiver: nil,
            inForce: nil,
            strengthens: nil,
            examples: [],
            modality: .judge(judge),
            when: nil
        )
    }

    private mutating func readQuote(_ node: YAMLNode) -> Quote? {
        guard node.members(of: ["fr", "en", "source"], &problems) != nil else { return nil }
        let french = node.required("fr", &problems)?.scalar(&problems)
        let english = node["en"]?.scalar(&problems)
        guard node["source"] != nil else {
            problems.append(
                Diagnostic(
                    .quoteWithoutSource,
                    at: node.position,
                    on: "",
                    french: "une citation dit d'où elle vient",
                    english: "a quote says where it comes from",
                    hint: Localized(french: "ajoutez source: S1", english: "add source: S1")
                )
            )
            return nil
        }
        guard let french, let source = source(node["source"]) else { return nil }
        return Quote(french: french, english: english, source: source)
    }

    private mutating func readStatus(_ node: YAMLNode?) -> Bool {
        guard let node, let text = node.scalar(&problems) else { return false }
        guard text == "text_unavailable" else {
            problems.append(
                Diagnostic(
                    .wrongShape,
                    at: node.position,
                    on: text,
                    french: "le seul status est text_unavailable",
                    english: "the only status is text_unavailable"
                )
            )
            return false
        }
        return true
    }

    private mutating func reportInvented(_ rule: Rule, at position: Position) {
        problems.append(
            Diagnostic(
                .inventedRule,
                at: position,
                on: "",
                french: "« \(rule.id) » : le texte de ce principe n'est pas public, "
                    + "sa règle est donc inférée",
                english: "`\(rule.id)`: the text of this principle is not public, "
                    + "so its rule is inferred",
                hint: Localized(french: "ajoutez inferred: true", english: "add inferred: true")
            )
        )
    }
}
