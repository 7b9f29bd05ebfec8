// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Reads a condition from YAML: a text, a list (all of these) or `any_of`, `all_of`, `none_of`.
enum ConditionReader {
    private static let quantifiers = ["any_of", "all_of", "none_of"]

    /// The condition, or nothing after at least one diagnostic.
    static func read(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Expression? {
        switch node.content {
        case .scalar(let text, let quoted):
            let start = node.position
            let position = quoted ? Position(line: start.line, column: start.column + 1) : start
            return ConditionParser.parse(ConditionText(text, at: position), &problems)
        case .sequence:
            let parts = list(node, &problems)
            return parts.map { Expression(.all($0), joined: "and", at: node.position) }
        case .mapping(let members):
            guard let member = members.first, members.count == 1,
                quantifiers.contains(member.key)
            else {
                problems.append(unknownQuantifier(members, at: node.position))
                return nil
            }
            guard let parts = list(member.value, &problems) else { return nil }
            let any = Expression(.any(parts), joined: "or", at: member.position)
            return switch member.key {
            case "any_of": any
            case "all_of": Expression(.all(parts), joined: "and", at: member.position)
            default:
                Expression(kind: .not(any), text: "not (\(any.text))", position: member.position)
            }
        }
    }

    /// The conditions of a list, each its own line in reports; a single condition is a list of
    /// one.
    static func lines(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> [Expression]? {
        guard node.elements != nil else { return read(node, &problems).map { [$0] } }
        return list(node, &problems)
    }

    private static func list(
        _ node: YAMLNode,
        _ problems: inout [Diagnostic]
    ) -> [Expression]? {
        let nodes = node.items(&problems)
        if nodes.isEmpty, node.elements != nil {
            problems.append(
                Diagnostic(
                    .emptyCondition,
                    at: node.position,
                    on: "",
                    french: "la liste de conditions est vide",
                    english: "the list of conditions is empty"
                )
            )
        }
        let parts = nodes.compactMap { read($0, &problems) }
        return parts.count == nodes.count && !parts.isEmpty ? parts : nil
    }

    private static func unknownQuantifier(
        _ members: [YAMLMember],
        at position: Position
    ) -> Diagnostic {
        let wrong = members.first { !quantifiers.contains($0.key) }
        return Diagnostic(
            .unknownQuantifier,
            at: wrong?.position ?? position,
            on: wrong?.key ?? "",
            french: "il faut ici une seule clé : any_of, all_of ou none_of",
            english: "expected a single key here: any_of, all_of or none_of",
            hint: wrong.flatMap { Suggestion.hint(for: $0.key, among: quantifiers) }
        )
    }
}

extension Expression {
    /// Conditions that a YAML list joins, with the words that would join them on one line.
    fileprivate init(_ kind: Kind, joined word: String, at position: Position) {
        let parts: [Expression] =
            switch kind {
            case .all(let parts), .any(let parts): parts
            default: []
            }
        let texts = parts.map { part in
            switch part.kind {
            case .all, .any: parts.count > 1 ? "(\(part.text))" : part.text
            default: part.text
            }
        }
        self.init(kind: kind, text: texts.joined(separator: " \(word) "), position: position)
    }
}
