// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

/// Erasures. The entry that names what is erased is committed first; then the bytes are destroyed, in
/// an order in which every crash leaves something that names what is still to do.
extension LedgerWriter {
    /// Destroys what erasures name, wherever it still is: the files first, while something names them, then what
    /// crashes and repairs left of journals, then the values.
    func finishErasures(_ erasures: [UInt64]) throws {
        guard let register else { return }
        var names: Set<String> = []
        var present: [UInt64: Set<Int>] = [:]
        for target in try erasures.compactMap({ try register.content($0).plain })
            .flatMap({ try Erasure($0).targets })
        {
            guard let index = try register.index(of: target.entry) else { continue }
            let content = try register.content(index)
            let items = try stored(index).items(content.digests.count)
            for place in Erasure.places(of: target, in: content) {
                // Of one that is blank too: a backup that was put back may have brought it along.
                let large = LedgerName.largeDisclosure(content.digests[place])
                if try PlainStore(store: store).open(large) != nil { names.insert(large) }
                guard !items[place].isEmpty else { continue }
                present[index, default: []].insert(place)
                guard target.field == "documents", let digest = try document(items[place]) else {
                    continue
                }
                names.insert(LedgerName.document(digest))
            }
        }
        for name in try unneeded(names) { try destroy(name) }
        guard !present.isEmpty else { return }
        // A torn or damaged copy of a value is not known by anything that is left of it.
        for object in try store.list(LedgerName.quarantine) { try destroy(object.name) }
        for (index, places) in present.sorted(by: { $0.key < $1.key }) {
            try blank(index, places, of: try register.content(index).digests.count)
        }
    }

    /// Those of some documents and long values that no value needs but erased ones; documents first, for a long value
    /// may be all that names one.
    private func unneeded(_ names: Set<String>) throws -> [String] {
        guard !names.isEmpty, let register else { return [] }
        let erased = try register.erasedPlaces()
        var left = names
        for index in 0..<edge.size where !left.isEmpty {
            let content = try register.content(index)
            let documents = Erasure.places(of: "documents", in: content)
            let digests = content.digests
            let items =
                documents.isEmpty ? [] : try stored(index).items(digests.count)
            for (place, digest) in digests.enumerated() where !erased.contains(place, of: index) {
                left.remove(LedgerName.largeDisclosure(digest))
                guard documents.contains(place), let named = try document(items[place]) else {
                    continue
                }
                left.remove(LedgerName.document(named))
            }
        }
        return left.sorted(by: >)
    }

    /// Removes a file for good before what names it goes.
    private func destroy(_ name: String) throws {
        guard try PlainStore(store: store).open(name) != nil else { return }
        try store.remove(name, durably: true)
    }

    /// An entry as it is stored: at the end of the ledger in memory, before it in a file.
    private func stored(_ place: UInt64) throws -> StoredEntry {
        let first = edge.size / 256 * 256
        guard place < edge.size else {
            throw LedgerError.damagedEntry(
                index: place,
                reason: Localized(french: "elle n'est pas là", english: "it is not there")
            )
        }
        if place >= first { return tail[Int(place - first)] }
        return try files.stored(place)
    }

    /// The SHA-256 of the document that a disclosure names, if it does.
    private func document(_ item: String) throws -> String? {
        var text = item
        if let large = StoredEntry.largeDigest(item) {
            let bytes = try store.read(LedgerName.largeDisclosure(large)) ?? []
            text = String(decoding: bytes, as: UTF8.self)
        }
        return Disclosure(text)?.value["sha256"]?.string
    }

    /// Writes the slot of an entry without some of its values.
    private func blank(_ place: UInt64, _ places: Set<Int>, of count: Int) throws {
        let number = place / 256
        if number < edge.size / 256 {
            files.forget()
            var entries = try LedgerReader.entries(store, bundle: number, size: (number + 1) * 256)
            let offset = Int(place % 256)
            entries[offset] = entries[offset].erasing(places, of: count)
            let name = LedgerName.disclosures(number)
            let bytes = DisclosureFile.encode(entries.map(\.slot))
            try store.put(bytes, as: name, durably: true)
            guard try store.read(name) == bytes else { throw LedgerError.readBackDiffers(name) }
            return
        }
        let offset = Int(place % 256)
        tail[offset] = tail[offset].erasing(places, of: count)
        journal = Journal()
        for (position, entry) in tail.enumerated() {
            _ = journal.append(entry, index: number * 256 + UInt64(position))
        }
        let bytes = journal.frames.flatMap(\.bytes)
        let name = LedgerName.journal(number)
        try store.put(bytes, as: name, durably: true)
        guard try store.read(name) == bytes else { throw LedgerError.readBackDiffers(name) }
        try putEdge()
    }
}
