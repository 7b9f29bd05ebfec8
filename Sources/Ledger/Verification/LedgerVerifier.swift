// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Policy
import Records
public import Storage
public import Transparency

/// Re-reads every byte of a ledger at one checkpoint and says what is not as it should be.
///
/// Leaves, signatures by the keys in force, chains, references and the rules of admission, the
/// tree, tiles, disclosures and documents; and in a ledger's own folder the journal and every
/// other file, so that any flipped bit shows.
public struct LedgerVerifier {
    /// What an earlier state of the ledger is known by.
    public enum Earlier: Sendable {
        /// A receipt.
        case receipt(TLogProof)
        /// A checkpoint.
        case checkpoint([UInt8])

        /// The checkpoint, signed.
        var checkpointBytes: [UInt8] {
            switch self {
            case .receipt(let receipt): receipt.checkpoint
            case .checkpoint(let bytes): bytes
            }
        }

        /// The size that it states, which its signature and its root have yet to confirm.
        var size: UInt64? { stated?.size }

        /// The ledger that it names, unconfirmed too.
        var origin: String? { stated?.origin }

        private var stated: Checkpoint? {
            (try? SignedNote(checkpointBytes)).flatMap { try? Checkpoint($0.text) }
        }
    }

    /// How much is verified.
    public enum Extent: String, Sendable {
        /// All that there is.
        case everything
        /// Leaves, tree, admission and seals; not values, documents or files beside them.
        case signatures
        /// That leaves and tiles make the signed root.
        case tree
    }

    private let files: PlainStore
    private let extent: Extent
    private let policy: TLogPolicy?
    private let earlier: Earlier?
    private let isIncremental: Bool
    private let groups: KnownGroups?
    private let progress: (_ done: UInt64, _ total: UInt64) -> Void

    /// A verification to run.
    ///
    /// - Parameters:
    ///   - store: the ledger, or a mirror of what it publishes.
    ///   - extent: how much is verified.
    ///   - policy: whom to trust; without it the result is only that the ledger fits itself.
    ///   - earlier: what the ledger must still contain, unchanged.
    ///   - isIncremental: whether what the earlier state holds was verified before: its leaves are
    ///     hashed and admitted again, its seals, values and documents are not re-read.
    ///   - groups: groups of countries, with which assessments are made again: the level of
    ///     decisions, above that of evidence.
    ///   - progress: called after each bundle.
    public init(
        _ store: any ObjectReader,
        extent: Extent = .everything,
        policy: TLogPolicy? = nil,
        earlier: Earlier? = nil,
        isIncremental: Bool = false,
        groups: KnownGroups? = nil,
        progress: @escaping (UInt64, UInt64) -> Void = { _, _ in }
    ) {
        files = PlainStore(store: store)
        self.extent = extent
        self.policy = policy
        self.earlier = earlier
        self.isIncremental = isIncremental
        self.groups = groups
        self.progress = progress
    }

    /// How often a verification starts again because a writer published meanwhile, before it reads beside it.
    private static let maximumAttempts = 3

    /// Verifies.
    ///
    /// - Throws: ``LedgerError/notALedger``, or an error of the store.
    public func run() throws -> VerificationResult {
        var attempt = 1
        // Whether a writer was interrupted before it published what it had put there.
        var isInterrupted = false
        while true {
            guard let bytes = try files.read(LedgerName.checkpoint) else {
                throw LedgerError.notALedger
            }
            let snapshot = try files.read(Snapshot.signedName)
            let journals = try journalSizes()
            // A writer that does not rest is read as it was when its checkpoint was read.
            let size = try? Checkpoint(try SignedNote(bytes).text).size
            let isBesideWriter = attempt == Self.maximumAttempts
            let earlierStore = EarlierStore(store: files, size: size ?? 0)
            var pass = VerificationPass(
                store: isBesideWriter || isInterrupted ? earlierStore : files,
                checkpointBytes: bytes,
                policy: policy,
                extent: extent,
                earlier: earlier,
                attestedSize: isIncremental ? earlier?.size ?? 0 : 0,
                isBesideWriter: isBesideWriter
            )
            if isInterrupted { try earlierStore.hidden().forEach { pass.note(leftover: $0) } }
            let result = try pass.run(groups: groups, progress: progress)
            if result.faultCount == 0 || isBesideWriter { return result }
            let hasMoved =
                try files.read(LedgerName.checkpoint) != bytes
                || files.read(Snapshot.signedName) != snapshot
                || journalSizes() != journals
            if hasMoved {
                attempt += 1
                isInterrupted = false
                continue
            }
            guard let size, !isInterrupted, try isAhead(of: size) else { return result }
            isInterrupted = true
        }
    }

    /// The lengths of the journals, which change while a writer appends.
    private func journalSizes() throws -> [String: Int] {
        let objects = try files.list(LedgerName.journal)
        return Dictionary(objects.map { ($0.name, $0.byteCount) }) { first, _ in first }
    }

    /// Whether a ledger's own folder holds entries beyond its checkpoint: a writer was interrupted before it
    /// published, or pauses.
    private func isAhead(of size: UInt64) throws -> Bool {
        guard try files.read(LedgerName.lock) != nil else { return false }
        // The first that a writer publishes is a tile of the lowest level, then a bundle.
        return try files.list("tile").contains { object in
            guard let path = TilePath(object.name),
                path.content == .entries || path.content == .hashes(level: 0),
                path.index == size / 256, path.width > Int(size % 256),
                let bytes = try files.read(object.name)
            else { return false }
            return try goesOn(bytes, path, after: size)
        }
    }

    /// Whether a file of more entries is one, and begins with what the file of the checkpoint's size holds: a name
    /// alone says nothing.
    private func goesOn(_ bytes: [UInt8], _ path: TilePath, after size: UInt64) throws -> Bool {
        if path.content == .entries {
            guard case .success = EntryBundle.ranges(in: bytes, count: path.width) else {
                return false
            }
        } else if bytes.count != path.width * Digest.byteCount {
            return false
        }
        let width = Int(size % 256)
        guard width > 0 else { return true }
        let narrower = TilePath(path.content, index: path.index, width: width)
        // A writer at work removed it: then there is nothing to compare.
        guard let known = try files.read(narrower.text) else { return true }
        return bytes.starts(with: known)
    }
}
