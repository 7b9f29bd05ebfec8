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

    private let store: any ObjectStore
    /// What the entries amount to.
    public let state: RegisterState
    /// The checkpoint at which everything is read.
    public let checkpoint: SignedCheckpoint
    private let nodes: TileNodes
    private var bundle: (index: UInt64, entries: [StoredEntry])?

    /// Opens the ledger of a store at its published checkpoint.
    public init(_ store: any ObjectStore) throws {
        self.store = store
        var attempts = 0
        while true {
            do {
                let opened = try Self.open(store)
                (checkpoint, state) = opened
                break
            } catch let error as LedgerError {
                // A writer may have replaced the partial files of the checkpoint that was read.
                attempts += 1
                switch error {
                case .damaged where attempts < 5, .missing where attempts < 5: continue
                default: throw error
                }
            }
        }
        nodes = .reading(store, size: checkpoint.checkpoint.size)
    }

    /// The name of the ledger of a store, as its checkpoint states it, unverified.
    public static func origin(of store: any ObjectStore) throws -> String {
        guard let bytes = try store.read(LedgerName.checkpoint) else {
            throw LedgerError.notALedger
        }
        do {
            return try Checkpoint(try SignedNote(bytes).text).origin
        } catch {
            throw LedgerError.damaged(file: LedgerName.checkpoint, reason: Localized(error))
        }
    }

    private static func open(
        _ store: any ObjectStore
    ) throws -> (SignedCheckpoint, RegisterState) {
        guard let bytes = try store.read(LedgerName.checkpoint) else {
            throw LedgerError.notALedger
        }
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
        var state: RegisterState?
        var range = CompactRange()
        for number in 0..<((size + 255) / 256) {
            for stored in try entries(store, bundle: number, size: size) {
                let index = state?.size ?? 0
                do {
                    let entry = try Entry(leaf: stored.leaf)
                    let hash = MerkleTree.leafHash(stored.leaf)
                    range.append(hash)
                    if state == nil {
                        state = try RegisterState(genesis: entry, leafHash: hash)
                    } else {
                        try state?.admit(entry, leafHash: hash, clock: nil, verifySignature: false)
                    }
                } catch {
                    let reason = Localized(error)
                    throw LedgerError.damaged(file: "entry \(index)", reason: reason)
                }
            }
        }
        guard let state, let log = NoteKey(state.genesis.logKey) else {
            throw LedgerError.damaged(
                file: "entry 0",
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
            guard signed.checkpoint.root == range.root else {
                throw NoteError.malformed(
                    "les inscriptions ne donnent pas la racine signée",
                    "the entries do not make the signed root"
                )
            }
            return (signed, state)
        } catch {
            throw LedgerError.damaged(file: LedgerName.checkpoint, reason: Localized(error))
        }
    }

    // MARK: Entries

    /// The entry at an index.
    public func item(_ index: UInt64) throws -> Item {
        precondition(index < state.size, "an index is below the size")
        let number = index / 256
        if bundle?.index != number {
            bundle = (
                number, try Self.entries(store, bundle: number, size: checkpoint.checkpoint.size)
            )
        }
        guard let stored = bundle?.entries[Int(index % 256)] else {
            throw LedgerError.damaged(
                file: "entry \(index)",
                reason: Localized(french: "elle est illisible", english: "it cannot be read")
            )
        }
        let entry = try Entry(leaf: stored.leaf)
        let digests = entry.statement.record.digests
        let items = stored.items
        guard items.count == digests.count else {
            throw LedgerError.damaged(
                file: LedgerName.disclosures(number),
                reason: Localized(
                    french: "l'inscription \(index) a d'autres valeurs que sa feuille",
                    english: "entry \(index) has other disclosures than its leaf"
                )
            )
        }
        let disclosures = try zip(items, digests).map { try disclosure($0, $1) }
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
    public func record(_ item: Item) -> Record {
        DisclosedRecord.record(
            item.entry.statement.record,
            item.disclosures,
            as: state.entries[Int(item.index)].effectiveKind
        )
    }

    /// A document, by its SHA-256 in hexadecimal.
    public func document(_ digest: String) throws -> [UInt8]? {
        try store.read(LedgerName.document(digest))
    }

    /// The receipt of an entry under the checkpoint.
    public func receipt(_ index: UInt64) throws -> TLogProof {
        guard let tree = Subtree(start: 0, end: checkpoint.checkpoint.size) else {
            preconditionFailure("a range from 0 is a subtree")
        }
        let proof = try InclusionProof(of: index, in: tree) { try nodes.node($0, $1) }
        return TLogProof(index: index, inclusion: proof, checkpoint: checkpoint.note.bytes)
    }

    // MARK: Bundles

    static func entries(
        _ store: any ObjectStore,
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
