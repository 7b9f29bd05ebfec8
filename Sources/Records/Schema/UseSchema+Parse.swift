// SPDX-License-Identifier: EUPL-1.2
public import Notation

extension UseSchema {
    /// Reads a schema file, and says everything that is wrong with it.
    ///
    /// The schema is nothing only when the file has no `fields`; a field that cannot be read is
    /// left out and reported.
    public static func parse(_ node: YAMLNode) -> (schema: UseSchema?, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        _ = node.members(of: ["schema", "version", "fields"], &problems)
        let name = node.required("schema", &problems)?.scalar(&problems)
        let version = node.required("version", &problems)?.scalar(&problems)
        let members = node.required("fields", &problems)?.mapping(&problems)
        guard let members else { return (nil, problems) }
        var (fields, takers) = ([Field](), [FieldPath: FieldPath]())
        for member in members {
            guard let field = FieldReader.read(member, &problems) else { continue }
            take(field, at: member.position, &takers, &problems)
            fields.append(field)
        }
        let schema = UseSchema(name: name ?? "", version: version ?? "", fields: fields)
        return (schema, problems)
    }

    /// A name leads to one field, whichever the language.
    private static func take(
        _ field: Field,
        at position: Position,
        _ takers: inout [FieldPath: FieldPath],
        _ problems: inout [Diagnostic]
    ) {
        let names = [field.path, field.frenchPath].compactMap(\.self)
        for name in names {
            guard let other = takers[name] else { continue }
            problems.append(
                Diagnostic(
                    .duplicateIdentifier,
                    at: position,
                    on: field.path.text,
                    french: "« \(name) » nomme déjà « \(other) »",
                    english: "`\(name)` already names `\(other)`"
                )
            )
        }
        for name in names where takers[name] == nil { takers[name] = field.path }
    }
}
