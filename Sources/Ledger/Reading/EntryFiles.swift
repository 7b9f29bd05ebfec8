// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records
import Storage

/// Reads entries from the bundles of a ledger, and keeps the bundles that it read last.
final class EntryFiles {
    /// How many bundles are kept: a megabyte or so each.
    private static let bundleCapacity = 8
    private static let entryCapacity = 1024

    private let store: any ObjectReader
    private let size: () -> UInt64
    private var bundles: [UInt64: [StoredEntry]] = [:]
    private var entries: [UInt64: Entry] = [:]
    /// What the bundles that are read are compared with; nothing while a root is still to be computed.
    var witness: TreeWitness? {
        didSet { forget() }
    }

    /// - Parameter size: how many entries are in files.
    init(_ store: any ObjectReader, size: @escaping () -> UInt64) {
        self.store = store
        self.size = size
    }

    /// The entry at an index, as it is stored.
    func stored(_ index: UInt64) throws -> StoredEntry {
        guard index < size() else { throw Self.unreadable(index) }
        let number = index / 256
        let offset = Int(index % 256)
        if let bundle = bundles[number], offset < bundle.count { return bundle[offset] }
        let bundle = try LedgerReader.entries(store, bundle: number, size: size())
        try witness?.require(bundle, of: number)
        if bundles.count >= Self.bundleCapacity { bundles.removeAll() }
        bundles[number] = bundle
        guard offset < bundle.count else { throw Self.unreadable(index) }
        return bundle[offset]
    }

    /// The entry at an index.
    func entry(_ index: UInt64) throws -> Entry {
        if let entry = entries[index] { return entry }
        let leaf = try stored(index).leaf
        do throws(EntryError) {
            let entry = try Entry(leaf: leaf)
            if entries.count >= Self.entryCapacity { entries.removeAll() }
            entries[index] = entry
            return entry
        } catch {
            throw LedgerError.damagedEntry(index: index, reason: Localized(error))
        }
    }

    /// Forgets what was read, for a file is about to change.
    func forget() {
        bundles.removeAll()
        entries.removeAll()
    }

    private static func unreadable(_ index: UInt64) -> LedgerError {
        .damagedEntry(
            index: index,
            reason: Localized(french: "elle est illisible", english: "it cannot be read")
        )
    }
}
