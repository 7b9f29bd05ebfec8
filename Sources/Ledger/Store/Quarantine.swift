// SPDX-License-Identifier: EUPL-1.2
import Records
package import Storage

/// What crashes left of journals. It is kept, but for the values of entries that are erased from.
package enum Quarantine {
    private static let magic: [UInt8] = Array("FWAL".utf8)

    /// Overwrites what follows a leaf, torn or damaged as it may be: its disclosures. The leaf is known by
    /// either of its halves; the name of a file is its digest, so it changes.
    package static func blank(after leaf: [UInt8], in store: any ObjectStore) throws {
        let halves = [Array(leaf.prefix(leaf.count / 2)), Array(leaf.suffix(leaf.count / 2))]
        for object in try store.list(LedgerName.quarantine) {
            // What is no file holds nothing.
            guard let bytes = try PlainStore(store: store).read(object.name) else { continue }
            let number = object.name.dropFirst(LedgerName.quarantine.utf8.count + 1)
                .split(separator: "-").first.flatMap { UInt64($0) }
            var blanked = bytes
            for half in halves {
                for range in bytes.ranges(of: half) {
                    let rest = bytes[range.upperBound...]
                    let end = rest.firstRange(of: magic)?.lowerBound ?? bytes.count
                    for index in range.upperBound..<end { blanked[index] = 0 }
                }
            }
            guard blanked != bytes, let number else { continue }
            try store.put(blanked, as: LedgerName.quarantined(number, blanked), durably: true)
            try store.remove(object.name)
        }
    }
}
