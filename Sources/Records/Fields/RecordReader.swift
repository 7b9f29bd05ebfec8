// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Reads a record from a file that a person wrote, in YAML or JSON, with English or French names.
public struct RecordReader {
    /// The record, as far as it could be read.
    public private(set) var record: Record
    /// What is wrong with the file, with places.
    public private(set) var issues: [RecordIssue] = []
    /// Where each field stands.
    public private(set) var positions: [String: Position] = [:]

    /// Reads the fields of a schema.
    public init(_ node: YAMLNode, schema: RecordSchema) {
        record = Record(kind: schema.kind)
        guard let members = node.members else {
            issues.append(
                RecordIssue(
                    .impossible,
                    field: "",
                    french:
                        "le fichier doit contenir des champs, un par ligne, comme `date: 2025-10-15`",
                    english: "the file must hold fields, one a line, such as `date: 2025-10-15`",
                    position: node.position
                )
            )
            return
        }
        for (field, value) in resolve(members, schema.fields) {
            positions[field.name] = value.position
            if Self.isAbsent(value) { continue }
            if field.traits.contains(.list) {
                let elements = value.elements ?? [value]
                record.set(field.name, elements.compactMap { read($0, field) })
            } else if let value = read(value, field) {
                record.set(field.name, [value])
            }
        }
        // A field that is there and wrong is not missing too.
        issues += RecordChecker.missingFields(record, schema).filter { missing in
            !issues.contains { $0.field == missing.field }
        }
    }

    /// Whether a value says that there is none: a word for it, YAML's null, or nothing.
    private static func isAbsent(_ node: YAMLNode) -> Bool {
        guard case .scalar(let text, let isQuoted) = node.content else { return false }
        return text.isEmpty || FrenchWord.isUnknown(text)
            || !isQuoted && ["~", "null", "Null", "NULL"].contains(text)
    }

    /// Whether a text has something to read.
    private static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private mutating func resolve(
        _ members: [YAMLMember],
        _ fields: [RecordField]
    ) -> [(RecordField, YAMLNode)] {
        var found: [(RecordField, YAMLNode)] = []
        for member in members {
            let name = FrenchWord.fold(member.key)
            guard let field = fields.first(where: { $0.name == name || $0.french == name }) else {
                let names = fields.flatMap { [$0.name, $0.french] }
                let near = Suggestion.nearest(to: name, among: names)
                issues.append(
                    RecordIssue(
                        .impossible,
                        field: member.key,
                        french: "le champ `\(member.key)` n'existe pas ici"
                            + (near.map { " ; vouliez-vous dire `\($0)` ?" } ?? ""),
                        english: "there is no field `\(member.key)` here"
                            + (near.map { "; did you mean `\($0)`?" } ?? ""),
                        position: member.position
                    )
                )
                continue
            }
            guard !found.contains(where: { $0.0.name == field.name }) else {
                issues.append(
                    RecordIssue(
                        .impossible,
                        field: field.name,
                        french: "le champ `\(member.key)` est donné deux fois, sous deux noms",
                        english: "the field `\(member.key)` is given twice, under two names",
                        position: member.position
                    )
                )
                continue
            }
            found.append((field, member.value))
        }
        return found
    }

    private mutating func read(_ node: YAMLNode, _ field: RecordField) -> JSONValue? {
        if case .object(let fields) = field.type { return object(node, field, fields) }
        guard let text = node.text else {
            return refuse(field, node, ("une seule valeur", "a single value"))
        }
        switch field.type {
        case .text, .line, .paragraph:
            guard !Self.isBlank(text) else {
                let wanted = ("un texte qui dise quelque chose", "a text that says something")
                return refuse(field, node, wanted)
            }
            return .string(text)
        case .count:
            return Digits.value(text.utf8).map { .integer(Int64($0)) }
                ?? refuse(field, node, ("un nombre entier", "a whole number"))
        case .boolean:
            return FrenchWord.boolean(text).map { .boolean($0) }
                ?? refuse(field, node, ("oui ou non", "yes or no"))
        case .word(let words):
            let name = FrenchWord.fold(text)
            if let word = words.first(where: {
                $0.word == name || FrenchWord.fold($0.french) == name
            }) {
                return .string(word.word)
            }
            return refuse(
                field,
                node,
                (
                    "l'un de : " + words.map(\.french).joined(separator: ", "),
                    "one of: " + words.map(\.word).joined(separator: ", ")
                )
            )
        default: return .string(text)
        }
    }

    private mutating func object(
        _ node: YAMLNode,
        _ field: RecordField,
        _ fields: [RecordField]
    ) -> JSONValue? {
        guard let members = node.members else {
            return refuse(field, node, ("des champs", "fields"))
        }
        var object: [JSONMember] = []
        for (inner, value) in resolve(members, fields) {
            if Self.isAbsent(value) { continue }
            if let value = read(value, inner) { object.append(JSONMember(inner.name, value)) }
        }
        return .object(object)
    }

    private mutating func refuse(
        _ field: RecordField,
        _ node: YAMLNode,
        _ wanted: (fr: String, en: String)
    ) -> JSONValue? {
        let seen = node.text.map { " : `\($0)`" } ?? ""
        issues.append(
            RecordIssue(
                .impossible,
                field: field.name,
                french: "le champ `\(field.french)` attend \(wanted.fr)\(seen)",
                english: "the field `\(field.name)` takes \(wanted.en)"
                    + (node.text.map { ", not `\($0)`" } ?? ""),
                position: node.position
            )
        )
        return nil
    }
}
