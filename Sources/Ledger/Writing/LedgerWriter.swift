// SPDX-License-Identifier: EUPL-1.2
import Cryptography
public import Notation
public import Records
public import Storage
import Synchronization
public import Transparency

/// The one writer of a ledger.
///
/// An entry is acknowledged when it is in the journal on disk, read back, in the tree, under a
/// checkpoint that the guard holds, and published. After any error of the disk the writer stops;
/// the next start finds out what is there.
public final class LedgerWriter {
    let store: any ObjectStore
    let signers: LogSigners
    let now: @Sendable () -> Timestamp
    var memory: LedgerGuard
    var edge = TreeEdge()
    var journal = Journal()
    /// The entries of the bundle that is not yet full.
    var tail: [StoredEntry] = []
    /// What the entries amount to; nothing before the first.
    var register: Register?
    /// The entries that the last snapshot covers.
    var snapshotSize: UInt64 = 0
    /// After how many entries a snapshot is made.
    let snapshotInterval: UInt64
    /// The last checkpoint, signed.
    public internal(set) var checkpoint: SignedNote
    /// How many entries an interrupted writer had left in the journal, which the start committed.
    public internal(set) var recoveredCount: UInt64 = 0
    /// Why it stopped, once it did.
    private var failure: (any Error)?
    /// Full tiles, of which the last are kept in memory: they never change once they are written, and every
    /// receipt needs the same.
    private let fullTile: (_ level: Int, _ index: UInt64) throws -> HashTile
    /// The entries of full bundles.
    let files: EntryFiles

    init(
        store: any ObjectStore,
        memory: LedgerGuard,
        signers: LogSigners,
        checkpoint: SignedNote,
        snapshotInterval: UInt64,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.snapshotInterval = snapshotInterval
        self.store = store
        self.memory = memory
        self.signers = signers
        self.checkpoint = checkpoint
        self.now = now
        fullTile = TileNodes.fullTiles(store)
        // Bundles that are read are full: what is in no full bundle is in memory.
        files = EntryFiles(store) { LedgerName.maximumSize }
    }

    /// After how many entries a snapshot is made, if nothing else is said: what is read again when a
    /// ledger is opened takes less than a second, and a small ledger needs none.
    public static let defaultSnapshotInterval: UInt64 = 8192

    /// Who may write, and where each chain stands; nothing before the first entry.
    public var state: RegisterState? { register?.state }

    /// Makes a ledger, with its genesis as first entry.
    ///
    /// - Parameters:
    ///   - store: an empty store.
    ///   - guardStore: another, ideally on another device.
    ///   - signers: the keys of the log.
    ///   - genesis: the first entry, sealed by the registrar.
    ///   - snapshotInterval: after how many entries a snapshot is made.
    ///   - now: the clock.
    public static func create(
        in store: any ObjectStore,
        guardedBy guardStore: any ObjectStore,
        signers: LogSigners,
        genesis: Entry,
        snapshotInterval: UInt64 = defaultSnapshotInterval,
        now: @escaping @Sendable () -> Timestamp
    ) throws -> LedgerWriter {
        guard try store.list("").isEmpty else { throw LedgerError.notEmpty }
        let state = try RegisterState(
            genesis: genesis,
            leafHash: MerkleTree.leafHash(genesis.leaf)
        )
        guard state.genesis.logKey == signers.log.noteKey.text,
            state.genesis.clockKey == signers.clock.noteKey.text
        else { throw LedgerError.wrongLogKey }
        try store.lock()
        let empty = Checkpoint(origin: state.genesis.origin, size: 0, root: MerkleTree.emptyRoot)
        let time = UInt64(max(0, now().seconds))
        let note = try signers.sign(empty, time: time)
        let memory = try LedgerGuard(
            creatingIn: guardStore,
            first: GuardSlot(counter: 0, clock: time, checkpoint: note.bytes)
        )
        let writer = LedgerWriter(
            store: store,
            memory: memory,
            signers: signers,
            checkpoint: note,
            snapshotInterval: snapshotInterval,
            now: now
        )
        writer.register = try Register(genesis: genesis, files: writer.files)
        try writer.commit([StoredEntry(leaf: genesis.leaf, slot: [])], time: time)
        return writer
    }

    /// Appends entries, in order. One that is refused refuses only those that need it.
    ///
    /// - Returns: for each, its proof or why it was refused.
    public func append(_ submissions: [Submission]) throws -> [Result<Acknowledgement, LedgerError>]
    {
        if let failure { throw failure }
        // An erasure looks at every entry there is, so it comes alone.
        if submissions.count > 1,
            submissions.contains(where: { $0.sealed.entry.statement.kind == .erasure })
        {
            return try submissions.flatMap { try append([$0]) }
        }
        let time = try requireTime()
        var outcomes: [Result<Admitted, LedgerError>] = []
        var stored: [StoredEntry] = []
        do {
            for (submission, preview) in zip(submissions, previews(of: submissions)) {
                let outcome = try admit(submission, preview, time: time)
                if case .success(let admitted) = outcome, !admitted.wasThere {
                    stored.append(StoredEntry(submission.sealed))
                }
                outcomes.append(outcome)
            }
            if !stored.isEmpty {
                try commit(stored, time: UInt64(time.seconds))
                try finishErasures(submissions, outcomes)
                // What is committed is acknowledged, whatever becomes of what is derived from it.
                do { try keepSnapshot() } catch { failure = error }
            }
        } catch {
            // What was admitted is in the state but not on disk.
            failure = StorageError(operation: "append", path: "", reason: .stopped)
            throw error
        }
        return try outcomes.map { outcome in
            switch outcome {
            case .failure(let error): .failure(error)
            case .success(let admitted):
                .success(
                    Acknowledgement(
                        index: admitted.index,
                        receipt: try receipt(admitted.index),
                        warnings: admitted.warnings,
                        wasThere: admitted.wasThere
                    )
                )
            }
        }
    }

    /// Destroys what the erasures among some submissions name; after a crash the next start does.
    private func finishErasures(
        _ submissions: [Submission],
        _ outcomes: [Result<Admitted, LedgerError>]
    ) throws {
        try finishErasures(
            zip(submissions, outcomes).compactMap { submission, outcome in
                guard submission.sealed.entry.statement.kind == .erasure,
                    case .success(let admitted) = outcome
                else { return nil }
                return admitted.index
            }
        )
    }

    /// The receipt of an entry under the current checkpoint.
    public func receipt(_ index: UInt64) throws -> TLogProof {
        guard let tree = Subtree(start: 0, end: edge.size) else {
            preconditionFailure("a range from 0 is a subtree")
        }
        let nodes = nodes
        let proof = try InclusionProof(of: index, in: tree) { try nodes.node($0, $1) }
        return TLogProof(index: index, inclusion: proof, checkpoint: checkpoint.bytes)
    }

    private var nodes: TileNodes {
        let (edge, fullTile) = (edge, fullTile)
        return TileNodes { try edge.tile(level: $0, index: $1) ?? fullTile($0, $1) }
    }

    private func requireTime() throws -> Timestamp {
        let (now, last) = (now(), Timestamp(seconds: Int64(memory.current.clock)))
        guard now >= last else { throw LedgerError.clockBehind(now: now, last: last) }
        return now
    }
}
