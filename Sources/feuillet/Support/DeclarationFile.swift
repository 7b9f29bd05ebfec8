// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// Records of declarations: the facts of a project file, field by field.
enum DeclarationFile {
    /// The record of a project file.
    static func record(_ path: String, _ library: PolicyLibrary) throws -> Record {
        let declaration = try library.project(path)
        for name in ["name", "state"] where declaration.json.allSatisfy({ $0.key != name }) {
            let field = library.vocabulary.schema.field(name)?.name(in: Speech.language) ?? name
            throw CommandError(
                .refused,
                "\(path) : le champ `\(field)` manque ; une déclaration dit au moins quoi et où l'on en est",
                "\(path): the field `\(field)` is missing; a declaration says at least what it is and how far"
            )
        }
        var record = declaration.record
        let node = try YAMLNode.parse(try library.projectBytes(path))
        if let authority = declaration.authority {
            record.set("authority", [.string(authority)])
        }
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

    /// The declaration that a record holds, and its answers that say nothing, which are unknown in it.
    static func declaration(
        _ record: Record,
        _ schema: UseSchema
    ) throws -> (declaration: Declaration, remarks: [Diagnostic]) {
        let (declaration, problems) = Declaration.parse(record, schema: schema)
        let errors = problems.filter { !$0.code.isWarning && $0.code != .wrongFact }
        guard errors.isEmpty else {
            throw CommandError(.refused, errors.map { $0.message.spoken }.joined(separator: "\n"))
        }
        return (declaration, problems.filter { $0.code == .wrongFact }.map(\.placeless))
    }
}
