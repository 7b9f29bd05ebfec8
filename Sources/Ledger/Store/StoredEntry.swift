// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records

/// An entry as a ledger stores it: the leaf, and the slot of its disclosures.
package struct StoredEntry: Sendable, Equatable {
    /// Disclosures from this length on, in base64url bytes, are objects of their own.
    static let largeByteCount = 16 << 10

    /// The bytes of the leaf.
    package let leaf: [UInt8]
    /// The disclosures, joined with `~`; a long one is `@` and its digest in base64url.
    package let slot: [UInt8]

    package init(leaf: [UInt8], slot: [UInt8]) {
        self.leaf = leaf
        self.slot = slot
    }

    init(_ sealed: SealedEntry) {
        leaf = sealed.entry.leaf
        slot = Array(sealed.disclosures.map(Self.item).joined(separator: "~").utf8)
    }

    /// The items of the slot, in the order of the leaf's digests; one that is empty was erased.
    ///
    /// - Parameter count: how many digests there are: an empty slot is no item, or one that was erased.
    package func items(_ count: Int) -> [String] { Self.items(of: slot[...], count) }

    /// The items of a slot: see ``items(_:)``.
    static func items(of slot: ArraySlice<UInt8>, _ count: Int) -> [String] {
        if slot.isEmpty, count == 0 { return [] }
        return slot.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The digest that a slot's item points to, if it stands for a long disclosure.
    static func largeDigest(_ item: String) -> Digest? {
        item.utf8.first == UInt8(ascii: "@") ? Digest(base64URL: String(item.dropFirst())) : nil
    }

    /// Whether the slot holds exactly the disclosures of the leaf's digests, but for those that were
    /// erased. A long one counts if it is named; its object is checked where it is read.
    func hasSlot(of entry: Entry) -> Bool {
        let digests = entry.statement.record.digests
        let items = items(digests.count)
        return items.count == digests.count
            && zip(items, digests).allSatisfy { item, digest in
                item.isEmpty || Self.largeDigest(item) == digest
                    || SHA256.hash(item.utf8Span.span) == digest
            }
    }

    /// The same entry without some of its disclosures.
    ///
    /// - Parameter places: which, among the digests of the leaf.
    func erasing(_ places: Set<Int>, of count: Int) -> StoredEntry {
        let kept = items(count).enumerated().map { places.contains($0) ? "" : $1 }
        return StoredEntry(leaf: leaf, slot: Array(kept.joined(separator: "~").utf8))
    }

    private static func item(_ disclosure: Disclosure) -> String {
        disclosure.text.utf8.count < largeByteCount
            ? disclosure.text : "@" + disclosure.digest.base64URL
    }
}
