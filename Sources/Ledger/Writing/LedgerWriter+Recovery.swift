// SPDX-License-Identifier: EUPL-1.2
import Cryptography
public import Notation
import Records
public import Storage
import Transparency

extension LedgerWriter {
    /// Opens a ledger for writing: compares it with its guard, and finishes what a crash left.
    ///
    /// Entries that are whole in the journal beyond the guard were never acknowledged; they are
    /// committed in order. A torn end goes to the quarantine. Fewer bytes than the guard
    /// remembers, or others, refuse to open.
    public static func open(
        _ store: any ObjectStore,
        guardedBy guardStore: any ObjectStore,
        signers: LogSigners,
        snapshotInterval: UInt64 = defaultSnapshotInterval,
        now: @escaping @Sendable () -> Timestamp
    ) throws -> LedgerWriter {
        guard
            try store.read(LedgerName.checkpoint) != nil || !store.list(LedgerName.journal).isEmpty
        else { throw LedgerError.notALedger }
        try store.lock()
        let memory = try LedgerGuard(openingIn: guardStore)
        let guarded: SignedCheckpoint
        do {
            guarded = try SignedCheckpoint(
                memory.current.checkpoint,
                log: signers.log.noteKey,
                cosigners: [signers.clock.noteKey]
            )
        } catch {
            throw LedgerError.wrongLogKey
        }
        let writer = LedgerWriter(
            store: store,
            memory: memory,
            signers: signers,
            checkpoint: guarded.note,
            snapshotInterval: snapshotInterval,
            now: now
        )
        try writer.recover(guarded.checkpoint)
        return writer
    }

    private func recover(_ guarded: Checkpoint) throws {
        try requirePublished(guarded)
        if let genesis = try? LedgerReader.entries(store, bundle: 0, size: guarded.size).first,
            let entry = try? Entry(leaf: genesis.leaf)
        {
            restoreSnapshot(genesis: entry, guardedSize: guarded.size)
        }
        let rest = try loadAfterSnapshot(guarded) ?? load(guarded)
        // Nothing is moved or written before the guard has said that this is its ledger.
        guard edge.range.root == guarded.root else {
            throw LedgerError.rolledBack(size: min(edge.size, guarded.size), guarded: guarded.size)
        }
        try store.removeTemporaryObjects()
        try tidySnapshots()
        for torn in rest.torn { try quarantine(torn.bytes, torn.bundle, from: torn.end) }
        try rewriteJournal(guarded.size / 256)
        try commitPending(rest.pending)
        try republish()
        // A crash may have come between an erasure and what it names, or an old backup brought it back.
        try finishErasures(register?.list(.erasures) ?? [])
        try keepSnapshot()
    }

    /// Takes in what follows the snapshot, if there is one and it leads to what the guard remembers.
    /// Else it is of no use, and the entries themselves decide.
    private func loadAfterSnapshot(_ guarded: Checkpoint) throws -> Rest? {
        guard snapshotSize > 0 else { return nil }
        do {
            let rest = try load(guarded)
            // A page of the index that is damaged and needed shows here.
            _ = try register?.list(.erasures)
            if edge.range.root == guarded.root { return rest }
        } catch is LedgerError {}
        (register, edge, tail, journal) = (nil, TreeEdge(), [], Journal())
        snapshotSize = 0
        return nil
    }

    /// Takes in what is under the guard, from where the snapshot ends.
    private func load(_ guarded: Checkpoint) throws -> Rest {
        let bundleCount = guarded.size / 256
        for number in min(snapshotSize / 256, bundleCount)..<bundleCount {
            try loadFullBundle(number, guarded)
        }
        return try loadTail(bundleCount, guarded)
    }

    /// A folder that publishes more than the guard holds means that the guard was put back.
    private func requirePublished(_ guarded: Checkpoint) throws {
        guard let bytes = try store.read(LedgerName.checkpoint) else { return }
        let signed = try? SignedCheckpoint(bytes, log: signers.log.noteKey, cosigners: [])
        guard let published = signed?.checkpoint else { return }
        guard published.size <= guarded.size else {
            throw LedgerError.guardBehind(size: published.size, guarded: guarded.size)
        }
        guard published.size < guarded.size || published.root == guarded.root else {
            throw LedgerError.rolledBack(size: published.size, guarded: guarded.size)
        }
    }

    /// Takes in a bundle that is full: from its file, or from a journal whose retirement a crash
    /// interrupted.
    private func loadFullBundle(_ number: UInt64, _ guarded: Checkpoint) throws {
        let name = LedgerName.journal(number)
        if let bytes = try store.read(name) {
            let journal = Journal(bytes, bundle: number)
            let entries = journal.frames.map(\.entry)
            let isWhole = entries.allSatisfy { stored in
                (try? Entry(leaf: stored.leaf)).map(stored.hasSlot) ?? false
            }
            if entries.count == 256, isWhole {
                let full = try take(entries, from: number * 256)
                for tile in full {
                    let path = TilePath(.hashes(level: tile.level), index: tile.index)
                    try store.put(Digest.bytes(tile.hashes), as: path.text, durably: true)
                }
                try retire(entries, number: number)
                return
            }
        }
        do {
            let size = (number + 1) * 256
            _ = try take(
                try LedgerReader.entries(store, bundle: number, size: size),
                from: number * 256
            )
        } catch LedgerError.missing {
            throw LedgerError.rolledBack(size: edge.size, guarded: guarded.size)
        }
    }

    /// What the journals hold beyond the guard.
    private struct Rest {
        /// Entries that are whole and were never acknowledged.
        var pending: [StoredEntry] = []
        /// Journals with an end that is not whole, and where it begins.
        var torn: [(bundle: UInt64, bytes: [UInt8], end: Int)] = []
    }

    /// Takes in the entries of the bundle that is not full, and sets those beyond the guard apart.
    private func loadTail(_ first: UInt64, _ guarded: Checkpoint) throws -> Rest {
        var rest = Rest()
        let journals = try store.list(LedgerName.journal).compactMap { object in
            LedgerName.bundle(ofJournal: object.name)
        }
        var next = first * 256
        for number in journals.sorted() where number >= first {
            guard let bytes = try store.read(LedgerName.journal(number)) else { continue }
            let read = Journal(bytes, bundle: number)
            let follows = number * 256 == next
            let entries = follows ? read.frames.map(\.entry) : []
            next += UInt64(entries.count)
            let count =
                number == first ? Int(clamping: guarded.size - min(guarded.size, number * 256)) : 0
            let committed = try intact(Array(entries.prefix(count)), number, guarded)
            if follows, number == first {
                _ = try take(committed, from: number * 256)
                for (offset, entry) in committed.enumerated() {
                    _ = journal.append(entry, index: number * 256 + UInt64(offset))
                }
            }
            rest.pending += entries.dropFirst(committed.count)
            let end = follows ? read.end : 0
            if end < bytes.count { rest.torn.append((number, bytes, end)) }
        }
        return rest
    }

    /// Entries under the guard with the disclosures that their leaves commit to: the frame does not
    /// cover them, so a damaged slot is taken from what was published.
    private func intact(
        _ entries: [StoredEntry],
        _ number: UInt64,
        _ guarded: Checkpoint
    ) throws -> [StoredEntry] {
        var published: [StoredEntry]?
        return try entries.enumerated().map { position, stored in
            guard let entry = try? Entry(leaf: stored.leaf), !stored.hasSlot(of: entry) else {
                return stored
            }
            published =
                try published
                ?? LedgerReader.entries(store, bundle: number, size: guarded.size)
            guard let other = published?[position], other.leaf == stored.leaf,
                other.hasSlot(of: entry)
            else {
                throw LedgerError.damaged(
                    file: LedgerName.journal(number),
                    reason: Localized(
                        french:
                            "les valeurs de l'inscription \(number * 256 + UInt64(position)) ne sont pas les siennes",
                        english:
                            "the values of entry \(number * 256 + UInt64(position)) are not its own"
                    )
                )
            }
            return other
        }
    }

    /// Writes the journal anew where a damaged slot was taken from what was published.
    private func rewriteJournal(_ number: UInt64) throws {
        let name = LedgerName.journal(number)
        let bytes = journal.frames.flatMap(\.bytes)
        guard let found = try store.read(name), !found.starts(with: bytes) else { return }
        // A slot that was damaged need not be as long as the right one.
        let frames = Journal(found, bundle: number).frames.prefix(journal.frames.count)
        let end = frames.reduce(0) { $0 + $1.bytes.count }
        try store.put(bytes + found[end...], as: name, durably: true)
    }

    /// Sets the torn end of a journal aside: it was never acknowledged, and is never thrown away.
    private func quarantine(_ bytes: [UInt8], _ number: UInt64, from end: Int) throws {
        let torn = Array(bytes[end...])
        try store.put(torn, as: LedgerName.quarantined(number, torn), durably: true)
        try store.truncate(LedgerName.journal(number), to: end)
    }

    /// Takes entries that are under the guard into the state and the tree, if the snapshot does not
    /// cover them.
    private func take(_ entries: [StoredEntry], from first: UInt64) throws -> [TreeEdge.FullTile] {
        var full: [TreeEdge.FullTile] = []
        for (offset, stored) in entries.enumerated() {
            tail.append(stored)
            if tail.count == 256 { tail = [] }
            let place = first + UInt64(offset)
            guard place == edge.size else {
                register?.hold(try? Entry(leaf: stored.leaf), at: place)
                continue
            }
            let hash = MerkleTree.leafHash(stored.leaf)
            do {
                let entry = try Entry(leaf: stored.leaf)
                if let register {
                    // The root, compared with the guard's, vouches for what was admitted before.
                    try register.follow(entry, leafHash: hash)
                } else {
                    register = try Register(genesis: entry, files: files)
                }
            } catch let error as StorageError {
                throw error
            } catch {
                let reason = Localized(error)
                throw LedgerError.damagedEntry(index: edge.size, reason: reason)
            }
            full += edge.append(hash)
        }
        register?.release(below: edge.size / 256 * 256)
        if let register, edge.size - register.index.size >= snapshotInterval {
            try register.spill(in: store)
        }
        return full
    }

    /// Commits the entries that were durable but not acknowledged, with every check of admission.
    ///
    /// The first that would not have been admitted, or whose values are torn, ends it: from there on
    /// the journal goes to the quarantine. Its outbox or its client still has the entry.
    private func commitPending(_ pending: [StoredEntry]) throws {
        guard !pending.isEmpty else { return }
        let time = Timestamp(seconds: max(now().seconds, Int64(memory.current.clock)))
        var admitted: [StoredEntry] = []
        for stored in pending {
            guard let sealed = try sealed(stored),
                case .success(let place) = try admit(Submission(sealed), nil, time: time),
                // A frame of an entry that is under the guard already was copied here.
                !place.wasThere
            else { break }
            admitted.append(stored)
        }
        let number = edge.size / 256
        var end = journal
        for (offset, stored) in admitted.enumerated() where end.frames.count < 256 {
            _ = end.append(stored, index: edge.size + UInt64(offset))
        }
        if admitted.count < pending.count, let bytes = try store.read(LedgerName.journal(number)) {
            try quarantine(bytes, number, from: end.end)
        }
        if !admitted.isEmpty { try commit(admitted, time: UInt64(time.seconds)) }
        recoveredCount = UInt64(admitted.count)
    }

    /// A stored entry with its disclosures, or nothing if they are not its own.
    private func sealed(_ stored: StoredEntry) throws -> SealedEntry? {
        guard let entry = try? Entry(leaf: stored.leaf) else { return nil }
        let texts = try stored.items(entry.statement.record.digests.count).map { item in
            guard let large = StoredEntry.largeDigest(item) else { return item }
            let bytes = try store.read(LedgerName.largeDisclosure(large)) ?? []
            return String(decoding: bytes, as: UTF8.self)
        }
        return try? SealedEntry(entry: entry, disclosures: texts)
    }

    /// Writes again what is published without waiting, and removes what is not of this size.
    private func republish() throws {
        try putEdge()
        if try store.read(LedgerName.checkpoint) != checkpoint.bytes {
            try store.put(checkpoint.bytes, as: LedgerName.checkpoint, durably: false)
        }
        let wanted = Set(Self.edgeNames(size: edge.size))
        for folder in Self.edgeFolders(size: edge.size).sorted() {
            for object in try store.list(folder)
            where object.name.contains(".p/") && !wanted.contains(object.name) {
                try store.remove(object.name)
            }
        }
    }

    /// The folders where partial files can be that a crash left: those at the edge and those before, which
    /// together hold the last thousand bundles. To look into all would take as long as the ledger is.
    private static func edgeFolders(size: UInt64) -> Set<String> {
        var folders: Set<String> = []
        func insert(_ base: String, _ index: UInt64) {
            for index in [index, index > 1000 ? index - 1000 : 0] {
                let parts = TileIndex.path(index).split(separator: "/").dropLast()
                folders.insert(([base[...]] + parts).joined(separator: "/"))
            }
        }
        insert("tile/entries", size / 256)
        insert("disclosure", size / 256)
        var (level, count) = (0, size / 256)
        while count > 0 || level == 0 {
            insert("tile/\(level)", count)
            (level, count) = (level + 1, count / 256)
        }
        insert("tile/\(level)", 0)
        return folders
    }
}
