// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

/// Erasures. The entry that names what is erased is committed first; then the bytes are destroyed, in
/// an order in which every crash leaves something that names what is still to do.
extension LedgerWriter {
    /// The entry whose document would go with that of an erasure, or nothing: a document that several
    /// entries name is erased from all of them or from none.
    func sharedDocument(_ entry: Entry) throws -> UInt64? {
        guard let record = entry.statement.record.plain, let register else { return nil }
        let erasure = try Erasure(record)
        var erased: Set<Digest> = []
        var digests: Set<String> = []
        for target in erasure.targets where target.field == "documents" {
            guard let place = try register.index(of: target.entry) else { continue }
            let content = try register.content(place)
            for position in Erasure.places(of: target, in: content) {
                erased.insert(content.digests[position])
                let item = try stored(place).items(content.digests.count)[position]
                if let digest = try document(item) { digests.insert(digest) }
            }
        }
        guard !digests.isEmpty else { return nil }
        for place in 0..<edge.size {
            let content = try register.content(place)
            let places = Erasure.places(of: "documents", in: content)
            guard !places.isEmpty else { continue }
            let items = try stored(place).items(content.digests.count)
            for position in places where !erased.contains(content.digests[position]) {
                if let document = try document(items[position]), digests.contains(document) {
                    return place
                }
            }
        }
        return nil
    }

    /// Destroys what an erasure names, wherever it still is.
    func finishErasure(_ place: UInt64) throws {
        guard let register, let record = try register.content(place).plain else { return }
        for target in try Erasure(record).targets {
            guard let index = try register.index(of: target.entry) else { continue }
            let content = try register.content(index)
            let places = Erasure.places(of: target, in: content)
            let entry = try stored(index)
            try Quarantine.blank(after: entry.leaf, in: store)
            let items = entry.items(content.digests.count)
            let present = places.filter { !items[$0].isEmpty }
            for item in present.map({ items[$0] }) where target.field == "documents" {
                if let digest = try document(item) { try destroy(LedgerName.document(digest)) }
            }
            // Of those that are blank too: a backup that was put back may have brought them along.
            for digest in places.map({ content.digests[$0] }) {
                try destroy(LedgerName.largeDisclosure(digest))
            }
            guard !present.isEmpty else { continue }
            try blank(index, Set(present), of: content.digests.count)
        }
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
