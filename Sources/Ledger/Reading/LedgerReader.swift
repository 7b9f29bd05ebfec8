// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
public import Records
public import Storage
public import Transparency

/// Reads a ledger at one checkpoint, beside a writer if there is one.
///
/// It shows what is published; it does not verify every byte: that is the verifier's work.
public final class LedgerReader {
    /// An entry that was read.
    public struct Item: Sendable {
        /// Its place.
        public let index: UInt64
        /// The entry.
        public let entry: Entry
        /// Its disclosures, in the order of the leaf's digests; nothing for one that is gone.
        public let disclosures: [Disclosure?]
    }

    /// How many keys the index of a ledger without a snapshot holds before they are packed.
    private static let packedKeyCount = 1 << 16

    private let store: any ObjectReader
    let register: Register
    let files: EntryFiles
    /// The checkpoint at which everything is read.
    public let checkpoint: SignedCheckpoint
    let nodes: TileNodes
    /// The values that erasures name: they are not shown, though a copy still holds them.
    private let erased: ErasedPlaces

    /// Opens the ledger of a store at its published checkpoint.
    public convenience init(_ store: any ObjectReader) throws {
        try self.init(store, usingSnapshot: true)
    }

    /// - Parameter usingSnapshot: whether what the store holds of an index is believed.
    init(_ store: any ObjectReader, usingSnapshot: Bool) throws {
        self.store = store
        var attempts = 0
        while true {
            do {
                (checkpoint, register, files, erased) = try Self.open(store, usingSnapshot)
                break
            } catch let error as LedgerError {
                // A writer may have replaced the partial files of the checkpoint that was read.
                attempts += 1
                switch error {
                case .damaged where attempts < 5, .damagedEntry where attempts < 5,
                    .missing where attempts < 5:
                    continue
                default: throw error
                }
            }
        }
        nodes = .reading(store, size: checkpoint.checkpoint.size)
    }

    /// Who may write, and where each chain stands.
    public var state: RegisterState { register.state }

    /// The name of the ledger of a store, as its checkpoint states it, unverified.
    public static func origin(of store: any ObjectReader) throws -> String {
        let bytes = try checkpointBytes(store)
        do {
            return try Checkpoint(try SignedNote(bytes).text).origin
        } catch {
            throw LedgerError.damaged(file: LedgerName.checkpoint, reason: Localized(error))
        }
    }

    private typealias Opened = (SignedCheckpoint, Register, EntryFiles, erased: ErasedPlaces)

    private static func open(_ store: any ObjectReader, _ usesSnapshot: Bool) throws -> Opened {
        let first = try size(of: try checkpointBytes(store))
        let genesis = try EntryFiles(store) { first }.entry(0)
        // It is a ledger's own: whoever hands out a mirror could have put anything there. And it is read first:
        // a writer publishes the checkpoint before it.
        let isOwn = try usesSnapshot && store.read(LedgerName.lock) != nil
        let snapshot = isOwn ? Snapshot(store, genesis: genesis) : nil
        let bytes = try checkpointBytes(store)
        // One beyond the checkpoint is of another history, or of none.
        if let snapshot, try snapshot.size <= size(of: bytes),
            let opened = try? follow(bytes, from: snapshot, genesis, store)
        {
            return opened
        }
        return try follow(bytes, from: nil, genesis, store)
    }

    private static func checkpointBytes(_ store: any ObjectReader) throws -> [UInt8] {
        if let bytes = try store.read(LedgerName.checkpoint) { return bytes }
        // Entries without their checkpoint are no reason to make another ledger.
        throw try store.list("tile").isEmpty
            ? LedgerError.notALedger : .missing(file: LedgerName.checkpoint)
    }

    private static func size(of bytes: [UInt8]) throws -> UInt64 {
        let size: UInt64
        do {
            size = try Checkpoint(try SignedNote(bytes).text).size
        } catch {
            throw LedgerError.damaged(file: LedgerName.checkpoint, reason: Localized(error))
        }
        guard size > 0, size <= LedgerName.maximumSize else {
            throw LedgerError.damaged(
                file: LedgerName.checkpoint,
                reason: Localized(
                    french: "\(size) n'est pas une taille de registre",
                    english: "\(size) is not a size of a ledger"
                )
            )
        }
        return size
    }

    /// Goes on from a snapshot, or from the genesis, to a checkpoint, and compares the root.
    private static func follow(
        _ bytes: [UInt8],
        from snapshot: Snapshot?,
        _ genesis: Entry,
        _ store: any ObjectReader
    ) throws -> Opened {
        let size = try size(of: bytes)
        let files = EntryFiles(store) { size }
        let register: Register
        let edge: TreeEdge
        if let snapshot {
            let index = try EntryIndex(snapshot.runs, in: store)
            register = Register(state: snapshot.state, index: index, files: files)
            edge = try advance(register, from: snapshot.edge, to: size, files, in: MemoryStore())
        } else {
            (register, edge) = try make(genesis, files, size: size, in: MemoryStore())
        }
        let checkpoint = try signed(bytes, register.state, edge.range.root)
        // From here on each bundle is compared with the tree when it is read.
        files.witness = TreeWitness(store, edge: edge)
        return (checkpoint, register, files, try register.erasedPlaces())
    }

    /// Makes the register of some entries from nothing but them.
    ///
    /// - Parameter scratch: takes the parts of the index that do not stay in memory.
    static func make(
        _ genesis: Entry,
        _ files: EntryFiles,
        size: UInt64,
        in scratch: any ObjectStore
    ) throws -> (register: Register, edge: TreeEdge) {
        let register: Register
        do {
            register = try Register(genesis: genesis, files: files)
        } catch {
            throw LedgerError.damagedEntry(index: 0, reason: Localized(error))
        }
        var edge = TreeEdge()
        _ = edge.append(MerkleTree.leafHash(genesis.leaf))
        edge = try advance(register, from: edge, to: size, files, in: scratch)
        return (register, edge)
    }

    private static func advance(
        _ register: Register,
        from edge: TreeEdge,
        to size: UInt64,
        _ files: EntryFiles,
        in scratch: any ObjectStore
    ) throws -> TreeEdge {
        var edge = edge
        for index in min(size, register.state.size)..<size {
            let entry = try files.entry(index)
            let hash = MerkleTree.leafHash(entry.leaf)
            _ = edge.append(hash)
            do {
                try register.follow(entry, leafHash: hash)
            } catch let error as AdmissionError {
                throw LedgerError.damagedEntry(index: index, reason: Localized(error))
            }
            register.release(below: index + 1)
            if register.index.recentCount >= packedKeyCount { try register.spill(in: scratch) }
        }
        return edge
    }

    /// The checkpoint, if the ledger's log signed it and it is that of what was read.
    private static func signed(
        _ bytes: [UInt8],
        _ state: RegisterState,
        _ root: Digest
    ) throws -> SignedCheckpoint {
        guard let log = NoteKey(state.genesis.logKey) else {
            throw LedgerError.damagedEntry(
                index: 0,
                reason: Localized(
                    french: "elle ne nomme pas de clé de journal",
                    english: "it names no log key"
                )
            )
        }
        do {
            let cosigners = [NoteKey(state.genesis.clockKey)].compactMap { $0 }
            let signed = try SignedCheckpoint(bytes, log: log, cosigners: cosigners)
            // What is shown is at least what the log signed; who sealed it is `verify`'s to say.
            guard signed.checkpoint.root == root else {
                throw NoteError.malformed(
                    "les inscriptions ne donnent pas la racine signée",
                    "the entries do not make the signed root"
                )
            }
            return signed
        } catch {
            throw LedgerError.damaged(file: LedgerName.checkpoint, reason: Localized(error))
        }
    }

    // MARK: Entries

    /// The entry at an index.
    public func item(_ index: UInt64) throws -> Item {
        precondition(index < state.size, "an index is below the size")
        let stored = try files.stored(index)
        let entry = try files.entry(index)
        let digests = entry.statement.record.digests
        let items = stored.items(digests.count)
        guard items.count == digests.count else {
            throw LedgerError.damaged(
                file: LedgerName.disclosures(index / 256),
                reason: Localized(
                    french: "l'inscription \(index) a d'autres valeurs que sa feuille",
                    english: "entry \(index) has other disclosures than its leaf"
                )
            )
        }
        let disclosures = try zip(items, digests).enumerated().map { place, value in
            erased.contains(place, of: index) ? nil : try disclosure(value.0, value.1)
        }
        return Item(index: index, entry: entry, disclosures: disclosures)
    }

    private func disclosure(_ item: String, _ digest: Digest) throws -> Disclosure? {
        var text = item
        if let large = StoredEntry.largeDigest(item) {
            guard let bytes = try store.read(LedgerName.largeDisclosure(large)) else { return nil }
            text = String(decoding: bytes, as: UTF8.self)
        }
        guard let disclosure = Disclosure(text), disclosure.digest == digest else { return nil }
        return disclosure
    }

    /// The record of an entry, from the values that are shown.
    public func record(_ item: Item) throws -> Record {
        let statement = item.entry.statement
        return DisclosedRecord.record(
            statement.record,
            item.disclosures,
            as: try register.effectiveKind(of: statement) ?? statement.kind
        )
    }

    /// A document, by its SHA-256 in hexadecimal.
    public func document(_ digest: String) throws -> [UInt8]? {
        try store.read(LedgerName.document(digest))
    }

    // MARK: Bundles

    static func entries(
        _ store: any ObjectReader,
        bundle number: UInt64,
        size: UInt64
    ) throws -> [StoredEntry] {
        let width = Int(min(256, size - number * 256))
        let path = TilePath(.entries, index: number, width: width).text
        let slotPath = LedgerName.disclosures(number, width: width)
        let file = try GrowingFile(store, width: width) {
            TilePath(.entries, index: number, width: $0).text
        }
        guard let file else { throw LedgerError.missing(file: path) }
        let slotFile = try GrowingFile(store, width: width) {
            LedgerName.disclosures(number, width: $0)
        }
        guard let slotFile else { throw LedgerError.missing(file: slotPath) }
        let (bytes, slotBytes) = (file.bytes, slotFile.bytes)
        guard case .success(let leaves) = EntryBundle.ranges(in: bytes, count: file.width) else {
            throw LedgerError.damaged(
                file: path,
                reason: Localized(
                    french: "ses longueurs ne concordent pas",
                    english: "its lengths do not fit"
                )
            )
        }
        guard let slots = DisclosureFile.ranges(in: slotBytes, count: slotFile.width) else {
            throw LedgerError.damaged(
                file: slotPath,
                reason: Localized(
                    french: "ses longueurs ne concordent pas",
                    english: "its lengths do not fit"
                )
            )
        }
        return zip(leaves, slots).prefix(width).map {
            StoredEntry(leaf: Array(bytes[$0]), slot: Array(slotBytes[$1]))
        }
    }
}
