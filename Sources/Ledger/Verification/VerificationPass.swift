// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Policy
import Records
import Storage
import Transparency

/// One reading of a ledger at one checkpoint.
struct VerificationPass {
    let store: any ObjectReader
    let checkpointBytes: [UInt8]
    let policy: TLogPolicy?
    /// How many entries were verified before: their leaves alone are read.
    let attestedSize: UInt64
    /// Whether a writer is at work, so that files of later entries are there.
    let isBesideWriter: Bool

    var faults: [VerificationFault] = []
    var faultCount = 0
    /// Who may write, and where each chain stands.
    var state: RegisterState?
    /// What was admitted.
    var entries: VerifiedEntries
    var edge = TreeEdge()
    /// How many entries are read.
    private(set) var size: UInt64 = 0
    /// How much is verified.
    let extent: LedgerVerifier.Extent
    /// What the ledger must still contain, and what it has in its place.
    let earlier: LedgerVerifier.Earlier?
    let earlierSize: UInt64?
    let earlierReceipt: TLogProof?
    var earlierRoot: Digest?
    var earlierLeaf: Digest?
    /// Leaves whose hash is not the one in their tile, and where they stand.
    var leafDifferences: [(index: UInt64, path: String, offset: Int)] = []
    /// Tiles that are not what the leaves make.
    var tileDifferences: [(path: String, offset: Int)] = []
    /// Digests of documents that entries name.
    var documents = NamedFiles()
    /// Digests of long disclosures that entries name.
    var largeDisclosures = NamedFiles()
    /// The entries of the last bundle, as far as they are right.
    var tail: [StoredEntry?] = []
    /// What erasures name, and the values that are not there: the one must explain the other.
    var erasures: [Erasure] = []
    /// The values that they name.
    var erased = ErasedPlaces()
    /// The files that those values have, if they are long.
    var erasedFiles: Set<String> = []
    /// Where the assessments are.
    var assessments: [UInt64] = []
    var absent: [Absent] = []
    var erasedCount = 0
    var pendingErasureCount = 0
    /// Files of writes that were interrupted, or are not finished.
    var leftovers: [String] = []
    var leftoverCount = 0
    var signatureCount = 0
    var disclosureCount = 0
    var replayStopped = false
    /// Why the first entry that cannot be admitted is not: a fault of its own unless the entry was changed.
    var refusal: VerificationFault?
    var replayed: Int?
    var notReplayable = 0
    var unknownEvaluators: Set<String> = []
    /// How many more leaves are searched for one flipped bit: in a bundle that was shifted every
    /// leaf differs, and each search hashes the leaf thousands of times.
    var searchesLeft = 8

    init(
        store: any ObjectReader,
        checkpointBytes: [UInt8],
        policy: TLogPolicy?,
        extent: LedgerVerifier.Extent,
        earlier: LedgerVerifier.Earlier?,
        attestedSize: UInt64,
        isBesideWriter: Bool
    ) {
        self.extent = extent
        self.earlier = earlier
        earlierSize = earlier?.size
        if case .receipt(let receipt) = earlier {
            earlierReceipt = receipt
        } else {
            earlierReceipt = nil
        }
        entries = VerifiedEntries(store, size: 0)
        self.isBesideWriter = isBesideWriter
        self.store = store
        self.checkpointBytes = checkpointBytes
        self.policy = policy
        self.attestedSize = attestedSize
    }

    mutating func add(_ fault: VerificationFault) {
        faultCount += 1
        if faults.count < VerificationResult.maximumListed { faults.append(fault) }
    }

    /// Takes in a file of a write that was interrupted, or is not finished.
    mutating func note(leftover name: String) {
        leftoverCount += 1
        if leftovers.count < VerificationResult.maximumListed { leftovers.append(name) }
    }

    mutating func run(
        groups: KnownGroups?,
        progress: (UInt64, UInt64) -> Void
    ) throws -> VerificationResult {
        let unverified = try? Checkpoint(try SignedNote(checkpointBytes).text)
        guard let checkpoint = unverified ?? repairedCheckpoint(),
            (1...LedgerName.maximumSize).contains(checkpoint.size)
        else {
            add(
                VerificationFault(
                    file: LedgerName.checkpoint,
                    offset: 0,
                    french: "le point de contrôle ne se lit pas",
                    english: "the checkpoint cannot be read"
                )
            )
            return try result(nil, signed: nil, anchor: .notChecked, continues: nil)
        }
        // A size beyond what the folder can hold would have every missing bundle reported.
        let available = try store.list("tile/entries")
        let limit = UInt64(available.count + 1) * 256
        size = min(checkpoint.size, limit)
        entries = VerifiedEntries(store, size: extent == .tree ? min(1, size) : size)
        try checkBundles { progress($0, checkpoint.size) }
        try checkPartialTiles(size: size)
        try judgeTree(checkpoint)
        let signed = checkSignatures(checkpoint)
        if extent == .everything {
            try ErasureCheck.run(&self)
            try FolderCheck.run(&self, size: size)
            if let groups, faultCount == 0 { try replay(groups) }
        }
        return try result(
            checkpoint,
            signed: signed,
            anchor: anchor(),
            continues: earlier.map { continues($0) }
        )
    }

    // MARK: Tree

    /// Whose fault a difference between leaves and tiles is: the side that makes the signed root
    /// is right.
    private mutating func judgeTree(_ checkpoint: Checkpoint) throws {
        if edge.size == checkpoint.size, edge.range.root == checkpoint.root {
            if let refusal { add(refusal) }
            for difference in tileDifferences {
                add(
                    VerificationFault(
                        file: difference.path,
                        offset: difference.offset,
                        french: "la tuile n'est pas celle que font les inscriptions",
                        english: "the tile is not the one that the entries make"
                    )
                )
            }
            return
        }
        let published = try? CompactRange(size: checkpoint.size) {
            level,
            index throws(LedgerError) in
            do {
                return try TileNodes.reading(store, size: checkpoint.size).node(level, index)
            } catch {
                throw LedgerError.damaged(file: "tile", reason: Localized(error))
            }
        }
        let tilesAreRight = published?.root == checkpoint.root
        addLeafDifferences(tilesAreRight: tilesAreRight)
        if !tilesAreRight || (leafDifferences.isEmpty && faultCount == 0) {
            let place = tileDifferences.first
            add(
                VerificationFault(
                    file: place?.path ?? LedgerName.checkpoint,
                    offset: place?.offset,
                    french: "la racine signée n'est celle ni des inscriptions ni des tuiles",
                    english: "the signed root is neither that of the entries nor that of the tiles"
                )
            )
        }
    }

    /// Entries that are not those of the tree; that such a one cannot be admitted either is no news.
    private mutating func addLeafDifferences(tilesAreRight: Bool) {
        for difference in leafDifferences {
            let isRefused = tilesAreRight && refusal?.entry == difference.index
            if isRefused { refusal = nil }
            add(
                VerificationFault(
                    file: difference.path,
                    entry: difference.index,
                    offset: difference.offset,
                    french: "l'inscription n'est pas celle que l'arbre engage"
                        + (isRefused ? " ; les suivantes n'ont pas été rejouées" : ""),
                    english: "the entry is not the one that the tree commits to"
                        + (isRefused ? "; those after it were not replayed" : "")
                )
            )
        }
        if let refusal { add(refusal) }
    }

    // MARK: Checkpoint

    /// The keys that must have signed: those of the genesis, and of them the log's must be in the
    /// trust file if there is one.
    private func keys() -> (log: NoteKey?, clock: NoteKey?) {
        let genesis = state.flatMap { NoteKey($0.genesis.logKey) }
        let trusted = policy?.logs.map(\.key) ?? []
        let log = trusted.first { $0 == genesis } ?? trusted.first ?? genesis
        return (log, state.flatMap { NoteKey($0.genesis.clockKey) })
    }

    private mutating func checkSignatures(_ checkpoint: Checkpoint) -> SignedCheckpoint? {
        let (log, clock) = keys()
        guard let log, let clock,
            state?.genesis.origin.utf8.elementsEqual(checkpoint.origin.utf8) == true
        else {
            // Without a genesis there is a fault already; with one, its keys or origin are wrong.
            if state != nil {
                add(
                    VerificationFault(
                        file: LedgerName.checkpoint,
                        entry: 0,
                        french: "la genèse nomme un autre registre, ou des clés illisibles",
                        english: "the genesis names another ledger, or keys that cannot be read"
                    )
                )
            }
            return nil
        }
        let cosigners = [clock] + (policy?.witnesses ?? [])
        func read(_ bytes: [UInt8]) throws(NoteError) -> SignedCheckpoint {
            let signed = try SignedCheckpoint(bytes, log: log, cosigners: cosigners)
            let known = cosigners + [log]
            let isKnown = signed.note.lines.allSatisfy { line in
                known.contains { $0.keyID == line.keyID && $0.name == line.name }
            }
            guard signed.cosignatures[clock] != nil, isKnown else {
                throw .malformed(
                    "il porte d'autres lignes de signature que celles du registre",
                    "it has other signature lines than the ledger's"
                )
            }
            return signed
        }
        do throws(NoteError) {
            return try read(checkpointBytes)
        } catch {
            let flip = BitFlip.find(checkpointBytes, maximum: 1 << 10) { (try? read($0)) != nil }
            add(
                VerificationFault(
                    file: LedgerName.checkpoint,
                    offset: flip?.offset,
                    french:
                        "le point de contrôle n'est pas signé comme il doit l'être : \(error.french)",
                    english: "the checkpoint is not signed as it must be: \(error)"
                )
            )
            return nil
        }
    }

    /// The checkpoint with one bit put right, for the rest of the verification to go on.
    private func repairedCheckpoint() -> Checkpoint? {
        let flip = BitFlip.find(checkpointBytes, maximum: 1 << 10) { (try? SignedNote($0)) != nil }
        return flip.flatMap { try? Checkpoint(try SignedNote($0.repaired).text) }
    }

    private func anchor() -> VerificationResult.Anchor {
        // Without a genesis nothing can be said of whose ledger it is; that is a fault already.
        guard let policy, let genesis = policy.genesis, let state else { return .notChecked }
        guard policy.logs.contains(where: { $0.key.text == state.genesis.logKey }),
            genesis == state.genesisHash.base64URL
        else { return .wrong }
        return .checked
    }

    // MARK: Earlier states

    private func continues(_ earlier: LedgerVerifier.Earlier) -> Bool {
        guard let log = keys().log else { return false }
        let bytes = earlier.checkpointBytes
        guard let old = try? SignedCheckpoint(bytes, log: log, cosigners: []).checkpoint,
            earlierRoot == old.root
        else { return false }
        guard let receipt = earlierReceipt else { return true }
        guard let leaf = earlierLeaf else { return false }
        return receipt.inclusion.shows(leaf, at: receipt.index, size: old.size, root: old.root)
    }

    // MARK: Result

    private func result(
        _ checkpoint: Checkpoint?,
        signed: SignedCheckpoint?,
        anchor: VerificationResult.Anchor,
        continues: Bool?
    ) throws -> VerificationResult {
        let cosigners = Set(signed.map { Array($0.cosignatures.keys) } ?? [])
        let witnesses = (policy?.witnesses ?? []).filter { cosigners.contains($0) }
        let clock = keys().clock.flatMap { signed?.cosignatures[$0] }
        let isMet = signed == nil || policy?.quorum.isMet(by: cosigners) ?? true
        return try VerificationResult(
            extent: extent,
            origin: checkpoint?.origin ?? "",
            size: checkpoint?.size ?? 0,
            attestedSize: min(attestedSize, checkpoint?.size ?? 0),
            root: checkpoint?.root.base64 ?? "",
            clock: clock.map { Timestamp(seconds: Int64(clamping: $0)) },
            signatureCount: signatureCount,
            disclosureCount: disclosureCount,
            documentCount: documents.count,
            authorityCount: max(0, (state?.issuers.count ?? 1) - 1),
            contestedCount: extent == .tree ? 0 : contestedCount(),
            erasedCount: erasedCount,
            pendingErasureCount: pendingErasureCount,
            isBesideWriter: isBesideWriter,
            leftovers: leftovers,
            leftoverCount: leftoverCount,
            witnessCount: witnesses.count,
            anchor: isMet ? anchor : .wrong,
            earlierOrigin: earlier?.origin,
            continues: continues,
            replayed: replayed,
            notReplayable: notReplayable,
            unknownEvaluators: unknownEvaluators.sorted(),
            faults: faults,
            faultCount: faultCount
        )
    }
}
