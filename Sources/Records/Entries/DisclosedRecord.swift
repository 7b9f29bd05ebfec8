// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Puts a record together from a leaf and those disclosures that are there.
public enum DisclosedRecord {
    /// The record.
    ///
    /// - Parameters:
    ///   - content: the fields and digests of the leaf.
    ///   - disclosures: in the order of the digests; nothing for a value that is not shown.
    ///   - kind: what the entry counts as.
    public static func record(
        _ content: RecordContent,
        _ disclosures: [Disclosure?],
        as kind: Kind
    ) -> Record {
        var record = Record(kind: kind)
        guard case .hidden(let fields) = content else { return record }
        var rest = disclosures[...]
        for field in fields {
            let values = rest.prefix(field.digests.count).compactMap { $0?.value }
            rest = rest.dropFirst(field.digests.count)
            // A list that is empty is known; a field whose values are not shown is not.
            if !values.isEmpty || field.digests.isEmpty { record.set(field.name, values) }
        }
        return record
    }

    /// The fields of which not every value is shown.
    public static func missing(_ content: RecordContent, _ disclosures: [Disclosure?]) -> [String] {
        guard case .hidden(let fields) = content else { return [] }
        var rest = disclosures[...]
        var names: [String] = []
        for field in fields {
            if rest.prefix(field.digests.count).contains(where: { $0 == nil }) {
                names.append(field.name)
            }
            rest = rest.dropFirst(field.digests.count)
        }
        return names
    }
}
