// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Records of declarations: the facts of a project file, field by field.
enum DeclarationFile {
    /// The fields of a project file that are about the file and not about the project.
    private static let header = ["authority", "sources"]

    /// The record of a project file.
    static func record(_ path: String, _ library: PolicyLibrary) throws -> Record {
        let declaration = try library.project(path)
        var record = record(declaration)
        let node = try YAMLNode.parse(try library.projectBytes(path))
        if let authority = node["authority"]?.text { record.set("authority", [.string(authority)]) }
        let sources = (node["sources"]?.elements ?? []).map { source in
            JSONValue.object(
                ["publisher", "read", "title", "url"].compactMap { name in
                    source[name]?.text.map { JSONMember(name, .string($0)) }
                }
            )
        }
        if !sources.isEmpty { record.set("sources", sources) }
        return record
    }

    /// The record of a declaration.
    static func record(_ declaration: Declaration) -> Record {
        var record = Record(kind: .declaration)
        for member in declaration.json {
            record.set(member.key, member.value.elements ?? [member.value])
        }
        return record
    }

    /// The declaration that a record holds.
    static func declaration(_ record: Record, _ schema: UseSchema) throws -> Declaration {
        var facts: [JSONMember] = []
        for name in record.sortedFields where !(header + ["documents", "note"]).contains(name) {
            let values = record.values[name] ?? []
            // Whether a field is a set is known from the schema: a set of one is still a set.
            let isSet = schema.field(name).map(\.type.isSet) ?? (values.count != 1)
            facts.append(JSONMember(name, isSet ? .array(values) : values.first ?? .null))
        }
        let (declaration, problems) = Declaration.parse(facts: facts, schema: schema)
        guard problems.allSatisfy(\.code.isWarning) else {
            throw CommandError(.refused, problems.map { $0.message.spoken }.joined(separator: "\n"))
        }
        return declaration
    }
}
