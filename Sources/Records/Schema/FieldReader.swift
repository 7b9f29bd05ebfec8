// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Reads one field of a schema file.
enum FieldReader {
    private static let keys = [
        "type", "nature", "names", "label", "question", "asked_of", "relevant_if", "required",
        "source", "maps", "values",
    ]

    /// The field, or nothing if a part that it cannot do without is missing.
    static func read(_ member: YAMLMember, _ problems: inout [Diagnostic]) -> Field? {
        let node = member.value
        guard node.members(of: keys, &problems) != nil else { return nil }
        let path = FieldPath(member.key)
        if path == nil { problems.append(malformed(member.key, at: member.position)) }
        let words = values(node["values"], &problems)
        let type = node.required("type", &problems).flatMap { fieldType($0, words, &problems) }
        let nature = node.required("nature", &problems).flatMap { fieldNature($0, &problems) }
        let label = node.required("label", &problems)?.localized(&problems)
        let question = node.required("question", &problems)?.localized(&problems)
        let askedOf = node.required("asked_of", &problems)?.texts(&problems) ?? []
        guard let path, let type, let nature, let label, let question else { return nil }
        return Field(
            path: path,
            frenchPath: frenchPath(node["names"], &problems),
            type: type,
            nature: nature,
            label: label,
            question: question,
            askedOf: askedOf,
            relevantIf: node["relevant_if"].flatMap { condition($0, &problems) },
            required: node["required"]?.scalar(&problems),
            source: node["source"]?.scalar(&problems),
            maps: maps(node["maps"], &problems),
            values: words
        )
    }

    private static func fieldType(
        _ node: YAMLNode,
        _ values: [FieldValue],
        _ problems: inout [Diagnostic]
    ) -> FieldType? {
        guard let text = node.scalar(&problems) else { return nil }
        guard let type = FieldType(text, values: values.map(\.word)) else {
            problems.append(
                Diagnostic(
                    .unknownType,
                    at: node.position,
                    on: text,
                    french: "« \(text) » n'est pas un type",
                    english: "`\(text)` is not a type",
                    hint: Localized(
                        french: "boolean, choice[…], set[…], country, number, number(kWh), "
                            + "money(EUR), date, duration, text, reference, document",
                        english: "boolean, choice[…], set[…], country, number, number(kWh), "
                            + "money(EUR), date, duration, text, reference, document"
                    )
                )
            )
            return nil
        }
        report(values, outside: type, at: node.position, &problems)
        return type
    }

    /// A word with a label that the type does not list is a spelling mistake in one of the two.
    private static func report(
        _ values: [FieldValue],
        outside type: FieldType,
        at position: Position,
        _ problems: inout [Diagnostic]
    ) {
        let domain: WordDomain? =
            switch type {
            case .word(let domain), .words(let domain): domain
            default: nil
            }
        for value in values where domain?.contains(value.word) != true {
            problems.append(
                Diagnostic(
                    .unknownChoice,
                    at: position,
                    on: "",
                    french: "« \(value.word) » a un libellé mais n'est pas une valeur du type",
                    english: "`\(value.word)` has a label but is not a value of the type",
                    hint: Suggestion.hint(for: value.word, among: domain?.words ?? [])
                )
            )
        }
    }

    private static func fieldNature(
        _ node: YAMLNode,
        _ problems: inout [Diagnostic]
    ) -> FieldNature? {
        guard let text = node.scalar(&problems) else { return nil }
        let nature = FieldNature(rawValue: text)
        if nature == nil {
            problems.append(
                Diagnostic(
                    .unknownChoice,
                    at: node.position,
                    on: text,
                    french: "« \(text) » n'est pas une nature",
                    english: "`\(text)` is not a nature",
                    hint: Suggestion.hint(
                        for: text,
                        among: FieldNature.allCases.map(\.rawValue)
                    )
                )
            )
        }
        return nature
    }

    private static func values(
        _ node: YAMLNode?,
        _ problems: inout [Diagnostic]
    ) -> [FieldValue] {
        var values: [FieldValue] = []
        for member in node?.mapping(&problems) ?? [] {
            guard member.value.members(of: ["label"], &problems) != nil,
                let label = member.value.required("label", &problems)?.localized(&problems)
            else { continue }
            values.append(FieldValue(word: member.key, label: label))
        }
        return values
    }

    private static func frenchPath(
        _ node: YAMLNode?,
        _ problems: inout [Diagnostic]
    ) -> FieldPath? {
        guard let node, node.members(of: ["fr"], &problems) != nil,
            let name = node.required("fr", &problems),
            let text = name.scalar(&problems)
        else { return nil }
        let path = FieldPath(text)
        if path == nil { problems.append(malformed(text, at: name.position)) }
        return path
    }

    private static func maps(
        _ node: YAMLNode?,
        _ problems: inout [Diagnostic]
    ) -> [String: String] {
        var maps: [String: String] = [:]
        for member in node?.mapping(&problems) ?? [] {
            let text = member.value.scalar(&problems) ?? ""
            // YAML's null: that register has no such field.
            maps[member.key] = text == "~" || text == "null" ? "" : text
        }
        return maps
    }

    private static func condition(
        _ node: YAMLNode,
        _ problems: inout [Diagnostic]
    ) -> ConditionText? {
        guard case .scalar(let text, let quoted) = node.content else {
            _ = node.scalar(&problems)
            return nil
        }
        let start = node.position
        let position = quoted ? Position(line: start.line, column: start.column + 1) : start
        return ConditionText(text, at: position)
    }

    private static func malformed(_ name: String, at position: Position) -> Diagnostic {
        Diagnostic(
            .malformedIdentifier,
            at: position,
            on: name,
            french: "« \(name) » n'est pas un nom de champ",
            english: "`\(name)` is not a field name",
            hint: Localized(
                french: "des mots en minuscules ASCII, joints par des points",
                english: "lower-case ASCII words joined by dots"
            )
        )
    }
}
