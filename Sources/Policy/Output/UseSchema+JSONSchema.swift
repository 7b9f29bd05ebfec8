// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

extension UseSchema {
    /// The schema as JSON Schema (draft 2020-12), for editors that complete and check declarations
    /// as they are written: dotted names and nested ones, English and French.
    ///
    /// The checker itself never reads it: an answer that it lets pass can still be refused.
    public var jsonSchema: JSONValue {
        var tree = Node()
        for field in fields {
            for (path, language) in [(field.path.text, Language.english)]
                + (field.frenchPath.map { [($0.text, Language.french)] } ?? [])
            {
                let value = Self.schema(of: field, in: language)
                tree.set(value, at: [path])
                let parts = path.utf8.split(separator: UInt8(ascii: "."))
                tree.set(value, at: parts.map { String(decoding: $0, as: UTF8.self) })
            }
        }
        for name in ["about", "authority", "sources"] where tree.children[name] == nil {
            tree.set(.object([]), at: [name])
        }
        let head = [
            JSONMember("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            JSONMember("title", .string("AI use, version \(version)")),
        ]
        return .object(head + tree.members)
    }

    /// Names that share a beginning, as nested objects.
    private struct Node {
        var value: JSONValue?
        var children: [String: Node] = [:]

        mutating func set(_ value: JSONValue, at path: [String]) {
            guard let first = path.first else {
                self.value = value
                return
            }
            children[first, default: Node()].set(value, at: Array(path.dropFirst()))
        }

        var members: [JSONMember] {
            let properties = children.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { JSONMember($0.key, $0.value.json) }
            return [
                JSONMember("type", .string("object")),
                JSONMember("properties", .object(properties)),
                JSONMember("additionalProperties", .boolean(false)),
            ]
        }

        var json: JSONValue {
            guard let value else { return .object(members) }
            guard !children.isEmpty else { return value }
            return .object([JSONMember("anyOf", .array([value, .object(members)]))])
        }
    }

    private static func schema(of field: Field, in language: Language) -> JSONValue {
        .object([
            JSONMember("title", .string(field.label[language])),
            JSONMember("description", .string(field.question[language])),
            JSONMember("anyOf", .array([answer(field), unknown])),
        ])
    }

    private static let unknown = words(["unknown", "inconnu", "inconnue"])

    private static func words(_ words: [String]) -> JSONValue {
        .object([JSONMember("enum", .array(words.map(JSONValue.string)))])
    }

    private static func typed(_ type: String) -> JSONValue {
        .object([JSONMember("type", .string(type))])
    }

    private static func answer(_ field: Field) -> JSONValue {
        switch field.type {
        case .boolean:
            let words = ["yes", "no", "oui", "non", "true", "false"].map(JSONValue.string)
            return .object([
                JSONMember("enum", .array(words + [.boolean(true), .boolean(false)]))
            ])
        case .word(let domain): return word(field, domain)
        case .words(let domain):
            return .object([
                JSONMember("type", .string("array")), JSONMember("items", word(field, domain)),
            ])
        case .quantity:
            return .object([JSONMember("type", .array([.string("number"), .string("string")]))])
        case .date:
            return .object([
                JSONMember("type", .string("string")),
                JSONMember("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            ])
        case .duration: return typed("string")
        case .reference, .document:
            return .object([
                JSONMember("type", .array([.string("string"), .string("object")]))
            ])
        }
    }

    private static func word(_ field: Field, _ domain: WordDomain) -> JSONValue {
        switch domain {
        case .text: return typed("string")
        case .country: return words(CountryCode.all)
        case .choices(let choices):
            let labels = field.values.flatMap { [$0.label.french, $0.label.english] }
            var all = choices
            for label in labels where !all.contains(label) { all.append(label) }
            return words(all)
        }
    }
}
