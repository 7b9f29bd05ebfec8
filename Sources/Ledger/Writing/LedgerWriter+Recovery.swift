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
            now: now
        )
        try writer.recover(guarded.checkpoint)
        return writer
    }

    private func recover(_ guarded: Checkpoint) throws {
        try requirePublished(guarded)
        try removeTemporaryFiles()
        let bundleCount = guarded.size / 256
        for number in 0..<bundleCount { try loadFullBundle(number, guarded) }
        var pending: [StoredEntry] = []
        try loadTail(bundleCount, guarded, pending: &pending)
        guard edge.size == guarded.size, edge.range.root == guarded.root else {
            throw LedgerError.rolledBack(size: min(edge.size, guarded.size), guarded: guarded.size)
        }
        if pending.isEmpty {
            try republish()
        } else {
            try commitPending(pending)
        }
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

    private func removeTemporaryFiles() throws {
        for object in try store.list("") where object.name.hasSuffix(FileStore.temporarySuffix) {
            try store.remove(object.name)
        }
    }

    /// Takes in a bundle that is full: from its file, or from a journal whose retirement a crash
    /// interrupted.
    private func loadFullBundle(_ number: UInt64, _ guarded: Checkpoint) throws {
        let name = LedgerName.journal(number)
        if let bytes = try store.read(name) {
            let journal = Journal(bytes, bundle: number)
            if journal.frames.count == 256 {
                let entries = journal.frames.map(\.entry)
                let full = try take(entries)
                for tile in full {
                    let path = TilePath(.hashes(level: tile.level), index: tile.index)
                    try store.put(tile.hashes.flatMap(\.array), as: path.text, durably: true)
                }
                try retire(entries, number: number)
                return
            }
        }
        do {
            let size = (number + 1) * 256
            _ = try take(try LedgerReader.entries(store, bundle: number, size: size))
        } catch LedgerError.damaged(let file, let reason) {
            guard reason == "it is missing" else {
                throw LedgerError.damaged(file: file, reason: reason)
            }
            throw LedgerError.rolledBack(size: edge.size, guarded: guarded.size)
        }
    }

    /// Takes in the entries of the bundle that is not full, and sets those beyond the guard apart.
    private func loadTail(
        _ first: UInt64,
        _ guarded: Checkpoint,
        pending: inout [StoredEntry]
    ) throws {
        let journals = try store.list(LedgerName.journal).compactMap { object in
            LedgerName.bundle(ofJournal: object.name)
        }
        for number in journals.sorted() where number >= first {
            guard let bytes = try store.read(LedgerName.journal(number)) else { continue }
            let journal = Journal(bytes, bundle: number)
            let follows = number * 256 == edge.size + UInt64(pending.count)
            let entries = follows ? journal.frames.map(\.entry) : []
            let count = Int(clamping: guarded.size - min(guarded.size, number * 256))
            let committed = Array(entries.prefix(count))
            if follows, number == first {
                _ = try take(committed)
                self.journal = Journal()
                for (offset, entry) in committed.enumerated() {
                    _ = self.journal.append(entry, index: number * 256 + UInt64(offset))
                }
            }
            pending += entries.dropFirst(number == first ? committed.count : 0)
            try quarantine(bytes, number, from: follows ? journal.end : 0)
        }
    }

    /// Sets the torn end of a journal aside: it was never acknowledged, and is never thrown away.
    private func quarantine(_ bytes: [UInt8], _ number: UInt64, from end: Int) throws {
        guard end < bytes.count else { return }
        let torn = Array(bytes[end...])
        try store.put(torn, as: LedgerName.quarantined(number, torn), durably: true)
        try store.truncate(LedgerName.journal(number), to: end)
    }

    /// Takes entries that are under the guard into the state and the tree.
    private func take(_ entries: [StoredEntry]) throws -> [TreeEdge.FullTile] {
        var full: [TreeEdge.FullTile] = []
        for stored in entries {
            let hash = MerkleTree.leafHash(stored.leaf)
            do {
                let entry = try Entry(leaf: stored.leaf)
                if state == nil {
                    state = try RegisterState(genesis: entry, leafHash: hash)
                } else {
                    // The root, compared with the guard's, vouches for what was admitted before.
                    try state?.admit(entry, leafHash: hash, clock: nil, verifySignature: false)
                }
            } catch {
                let reason = (error as? AdmissionError)?.message.english ?? "\(error)"
                throw LedgerError.damaged(file: "entry \(edge.size)", reason: reason)
            }
            full += edge.append(hash)
            tail.append(stored)
            if tail.count == 256 { tail = [] }
        }
        return full
    }

    /// Commits the entries that were durable but not acknowledged, with every check of admission.
    private func commitPending(_ pending: [StoredEntry]) throws {
        let time = max(now().seconds, Int64(memory.current.clock))
        // Their frames are written again, in the same places, by the one way of committing.
        for stored in pending {
            let hash = MerkleTree.leafHash(stored.leaf)
            let entry = try Entry(leaf: stored.leaf)
            if state == nil {
                state = try RegisterState(genesis: entry, leafHash: hash)
            } else {
                try state?.admit(entry, leafHash: hash, clock: nil)
            }
        }
        try commit(pending, time: UInt64(time))
        try republish()
    }

    /// Writes again what is published without waiting, and removes what is not of this size.
    private func republish() throws {
        try putEdge()
        if try store.read(LedgerName.checkpoint) != checkpoint.bytes {
            try store.put(checkpoint.bytes, as: LedgerName.checkpoint, durably: false)
        }
        let wanted = Set(Self.edgeNames(size: edge.size))
        for folder in ["tile", "disclosure"] {
            for object in try store.list(folder)
            where object.name.contains(".p/") && !wanted.contains(object.name) {
                try store.remove(object.name)
            }
        }
    }
}
