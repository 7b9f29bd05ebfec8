// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records
import Storage
import Transparency

extension LedgerWriter {
    /// Makes entries durable, then moves the guard, then publishes.
    func commit(_ entries: [StoredEntry], time: UInt64) throws {
        let oldSize = edge.size
        var full: [TreeEdge.FullTile] = []
        var bundles: [(number: UInt64, entries: [StoredEntry])] = []
        var rest = entries[...]
        while !rest.isEmpty {
            let number = edge.size / 256
            let batch = rest.prefix(256 - tail.count)
            rest = rest.dropFirst(batch.count)
            for hash in try write(batch, journal: number) { full += edge.append(hash) }
            tail += batch
            if tail.count == 256 {
                bundles.append((number, tail))
                tail = []
                journal = Journal()
            }
        }
        try sign(time: time)
        try memory.advance(checkpoint: checkpoint.bytes, clock: time)
        try publish(full: full, bundles: bundles, oldSize: oldSize)
    }

    /// Writes frames to a journal, reads them back, and hashes what was read.
    private func write(_ entries: ArraySlice<StoredEntry>, journal number: UInt64) throws
        -> [Digest]
    {
        let start = journal.end
        var bytes: [UInt8] = []
        var index = edge.size
        for entry in entries {
            bytes += journal.append(entry, index: index)
            index += 1
        }
        let name = LedgerName.journal(number)
        try store.write(bytes, in: name, at: start)
        let written = try store.read(name, at: start, count: bytes.count)
        guard written == bytes else { throw LedgerError.readBackDiffers(name) }
        // The tree is of the bytes on disk, not of those in memory: a bit that flipped between
        // the two would make a leaf that nobody can ever show.
        var hashes: [Digest] = []
        var offset = 0
        for entry in entries {
            guard let (frame, end) = Frame.read(written, at: offset), frame.entry == entry else {
                throw LedgerError.readBackDiffers(name)
            }
            hashes.append(MerkleTree.leafHash(frame.entry.leaf))
            offset = end
        }
        return hashes
    }

    /// Signs the checkpoint of the tree as it is.
    func sign(time: UInt64) throws {
        let origin = signers.log.noteKey.name
        let next = Checkpoint(origin: origin, size: edge.size, root: edge.range.root)
        checkpoint = try signers.sign(next, time: time)
    }

    // MARK: Publication

    /// Writes what anyone may read: full bundles and tiles durably, the right edge and the
    /// checkpoint without waiting, since they are made again from the journal after a crash.
    private func publish(
        full: [TreeEdge.FullTile],
        bundles: [(number: UInt64, entries: [StoredEntry])],
        oldSize: UInt64
    ) throws {
        for tile in full {
            let path = TilePath(.hashes(level: tile.level), index: tile.index)
            try store.put(Digest.bytes(tile.hashes), as: path.text, durably: true)
        }
        for bundle in bundles { try retire(bundle.entries, number: bundle.number) }
        let old = Set(Self.edgeNames(size: oldSize))
        let new = Self.edgeNames(size: edge.size)
        try putEdge(except: old)
        try store.put(checkpoint.bytes, as: LedgerName.checkpoint, durably: false)
        for name in old.subtracting(new).sorted() { try store.remove(name) }
    }

    /// Writes a full bundle and its disclosures, reads them back, and only then drops its journal.
    func retire(_ entries: [StoredEntry], number: UInt64) throws {
        let bundle = EntryBundle.encode(entries.map(\.leaf))
        let slots = DisclosureFile.encode(entries.map(\.slot))
        let path = TilePath(.entries, index: number).text
        try store.put(bundle, as: path, durably: true)
        try store.put(slots, as: LedgerName.disclosures(number), durably: true)
        guard try store.read(path) == bundle else { throw LedgerError.readBackDiffers(path) }
        guard try store.read(LedgerName.disclosures(number)) == slots else {
            throw LedgerError.readBackDiffers(LedgerName.disclosures(number))
        }
        try store.remove(LedgerName.journal(number))
    }

    /// Writes the partial tiles, the partial bundle and its disclosures.
    ///
    /// - Parameter known: names of those that are there; a partial file says in its name how much it holds.
    func putEdge(except known: Set<String> = []) throws {
        for (level, hashes) in edge.levels.enumerated() where !hashes.isEmpty {
            let index = edge.size >> UInt64(8 * (level + 1))
            let path = TilePath(.hashes(level: level), index: index, width: hashes.count)
            if known.contains(path.text) { continue }
            try store.put(Digest.bytes(hashes), as: path.text, durably: false)
        }
        guard !tail.isEmpty else { return }
        let number = edge.size / 256
        let path = TilePath(.entries, index: number, width: tail.count)
        try store.put(EntryBundle.encode(tail.map(\.leaf)), as: path.text, durably: false)
        try store.put(
            DisclosureFile.encode(tail.map(\.slot)),
            as: LedgerName.disclosures(number, width: tail.count),
            durably: false
        )
    }

    /// The names of the partial files of a tree of that size.
    static func edgeNames(size: UInt64) -> [String] {
        var names: [String] = []
        var (level, count) = (0, size)
        while count > 0 {
            let width = Int(count % 256)
            if width > 0 {
                names.append(TilePath(.hashes(level: level), index: count / 256, width: width).text)
            }
            (level, count) = (level + 1, count / 256)
        }
        let width = Int(size % 256)
        if width > 0 {
            names.append(TilePath(.entries, index: size / 256, width: width).text)
            names.append(LedgerName.disclosures(size / 256, width: width))
        }
        return names
    }
}
