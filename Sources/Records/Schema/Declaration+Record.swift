// SPDX-License-Identifier: EUPL-1.2
import Notation

extension Declaration {
    /// The fields of a recorded declaration that are about the record and not about the use.
    public static let recordFields = ["authority", "documents", "note", "sources"]

    /// The values that a ledger records.
    public var record: Record {
        var record = Record(kind: .declaration)
        for member in json { record.set(member.key, member.value.elements ?? [member.value]) }
        return record
    }

    /// Rebuilds a declaration from what a ledger recorded.
    ///
    /// - Parameter takesAnyWord: as declarations were read before `feuillet-policy/3`: « not yet » was the
    ///   name of an act.
    public static func parse(
        _ record: Record,
        schema: UseSchema,
        takingAnyWord takesAnyWord: Bool = false
    ) -> (declaration: Declaration, problems: [Diagnostic]) {
        var facts: [JSONMember] = []
        for name in record.sortedFields where !recordFields.contains(name) {
            let values = record.values[name] ?? []
            // Whether a field is a set is known from the schema: a set of one is still a set.
            let isSet = schema.field(name).map(\.type.isSet) ?? (values.count != 1)
            facts.append(JSONMember(name, isSet ? .array(values) : values.first ?? .null))
        }
        let (parsed, problems) = parse(facts: facts, schema: schema, takingAnyWord: takesAnyWord)
        // A record has no lines: its answers come from no place in a file.
        let placeless = parsed.facts.mapValues { DeclaredFact($0.fact) }
        return (
            Declaration(name: parsed.name, authority: parsed.authority, facts: placeless), problems
        )
    }
}
