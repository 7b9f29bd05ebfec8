// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

/// A register that is open: its state, and its entries by what they are looked for.
///
/// Its memory does not grow with the entries: what is not in memory is read from the index and from the
/// bundles.
final class Register: EntryLookup {
    /// Who may write, and where each chain stands.
    private(set) var state: RegisterState
    private(set) var index: EntryIndex
    /// Entries that are in no file yet.
    private var recent: [UInt64: Entry] = [:]
    private let files: EntryFiles

    /// A register of which the genesis alone is known.
    init(genesis entry: Entry, files: EntryFiles) throws {
        let hash = MerkleTree.leafHash(entry.leaf)
        state = try RegisterState(genesis: entry, leafHash: hash)
        index = EntryIndex()
        self.files = files
        try remember(entry, hash, as: .genesis, at: 0)
    }

    /// A register as a snapshot kept it.
    init(state: RegisterState, index: EntryIndex, files: EntryFiles) {
        self.state = state
        self.index = index
        self.files = files
    }

    // MARK: Taking in

    /// Checks that an entry may come next, and takes it in.
    ///
    /// - Parameter verified: the key that its seal was verified with already.
    func admit(_ entry: Entry, clock: Timestamp, verifiedWith verified: VerificationKey?) throws {
        let hash = MerkleTree.leafHash(entry.leaf)
        let context = try EntryContext(of: entry.statement, in: self)
        let place = state.size
        let isVerified = verified.map { $0 == state.enrolledKey(entry.keyID)?.key } ?? false
        try state.admit(
            entry,
            leafHash: hash,
            context: context,
            clock: clock,
            verifySignature: !isVerified
        )
        try remember(entry, hash, as: context.kind, at: place)
    }

    /// Takes in an entry that was admitted before, and that a root vouches for.
    func follow(_ entry: Entry, leafHash: Digest) throws {
        let kind = try effectiveKind(of: entry.statement)
        let place = state.size
        try state.follow(entry, leafHash: leafHash)
        try remember(entry, leafHash, as: kind, at: place)
    }

    private func remember(
        _ entry: Entry,
        _ hash: Digest,
        as kind: Kind?,
        at place: UInt64
    ) throws {
        recent[place] = entry
        let statement = entry.statement
        let source = try source(of: statement)
        try index.insert(
            EntrySummary(entry, leafHash: hash, as: kind ?? statement.kind),
            at: place,
            references: statement.references,
            carried: source.map { try self.entry($0).statement.references } ?? statement.references
        )
        if let original = try original(of: statement) { index.set(.original(of: hash), original) }
        if let source { index.set(.source(of: hash), source) }
    }

    /// Keeps an entry in memory that the snapshot covers and that is in no full bundle.
    func hold(_ entry: Entry?, at place: UInt64) { recent[place] = entry }

    /// Lets go of the entries that are in files.
    func release(below size: UInt64) {
        recent = recent.filter { $0.key >= size }
    }

    /// Takes note that a snapshot of the index is on disk.
    func didWriteSnapshot() { index.didWriteSnapshot() }

    /// Writes what the index holds in memory to a store.
    func spill(in store: any ObjectStore) throws {
        try index.spill(state.size, in: store)
    }

    // MARK: Looking up

    func entry(_ place: UInt64) throws -> Entry { try recent[place] ?? files.entry(place) }

    func summary(_ place: UInt64) throws -> EntrySummary {
        let entry = try entry(place)
        return EntrySummary(
            entry,
            leafHash: MerkleTree.leafHash(entry.leaf),
            as: try original(of: entry.statement).map { try self.entry($0).statement.kind }
                ?? entry.statement.kind
        )
    }

    func content(_ place: UInt64) throws -> RecordContent { try entry(place).statement.record }

    func index(of leafHash: Digest) throws -> UInt64? {
        guard let place = try index.find(.leaf(leafHash)), place < state.size,
            try MerkleTree.leafHash(entry(place).leaf) == leafHash
        else { return nil }
        return place
    }

    func latest(_ kind: Kind, subject: String, issuer: AuthorityIdentifier) throws -> UInt64? {
        try find(.subject(kind, subject, issuer))
    }

    func replacement(_ role: String, of leafHash: Digest) throws -> UInt64? {
        guard let place = try find(.replacement(role, of: leafHash)) else { return nil }
        // Who goes from version to version must get to the end.
        guard try entry(place).statement.references[role]?.first == leafHash else {
            throw Self.badIndex
        }
        return place
    }

    /// The entry of a place in the chain of an authority.
    func entry(at sequence: UInt64, of issuer: AuthorityIdentifier) throws -> UInt64? {
        try find(.place(sequence, issuer))
    }

    /// The entry under a key.
    func find(_ key: IndexKey) throws -> UInt64? {
        guard let place = try index.find(key) else { return nil }
        guard place < state.size else { throw Self.badIndex }
        return place
    }

    private static let badIndex = LedgerError.damaged(
        file: LedgerName.snapshot,
        reason: Localized(
            french:
                "l'index ne dit pas ce que disent les inscriptions ; effacez le dossier snapshot, il est refait d'elles",
            english:
                "the index does not say what the entries say; remove the folder snapshot, it is made again from them"
        )
    )

    /// Every value that an erasure names.
    func erasedPlaces() throws -> ErasedPlaces {
        var erased = ErasedPlaces()
        for place in try list(.erasures) {
            guard let record = try content(place).plain else { continue }
            for target in try Erasure(record).targets {
                guard let entry = try self.index(of: target.entry) else { continue }
                erased.insert(Erasure.places(of: target, in: try content(entry)), of: entry)
            }
        }
        return erased
    }

    /// The entries of a list, in order.
    func list(_ list: IndexList) throws -> [UInt64] {
        guard let places = try index.list(list, below: state.size) else { throw Self.badIndex }
        return places
    }
}
