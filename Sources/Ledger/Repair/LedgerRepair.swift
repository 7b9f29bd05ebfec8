// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
public import Storage
import Transparency

/// Makes a damaged ledger whole from a copy of it, taking nothing but what the guard's signed root
/// commits to: the copy need not be trusted, and may lag behind or be damaged elsewhere.
public final class LedgerRepair {
    /// What was done.
    public struct Outcome: Sendable {
        /// The size of the ledger that the guard remembers.
        public let size: UInt64
        /// The files that were written again.
        public let repaired: [String]
        /// The files for which neither place has the right bytes.
        public let left: [String]
    }

    private let store: any ObjectStore
    private let checkpoint: SignedCheckpoint
    private let own: LedgerCopy
    private let other: LedgerCopy
    private var repaired: Set<String> = []
    private var left: Set<String> = []
    private var edge = TreeEdge()
    /// What erasures name, by the leaf hash of the entry.
    private var erasures: [Digest: [Erasure.Target]] = [:]

    /// A repair of the ledger of a store.
    ///
    /// - Parameters:
    ///   - store: the ledger's own folder, which is locked.
    ///   - guardStore: its guard, whose last checkpoint says what is right; it is locked too.
    ///   - mirror: a copy.
    ///   - signers: the keys of the log.
    public init(
        _ store: any ObjectStore,
        guardedBy guardStore: any ObjectStore,
        from mirror: any ObjectReader,
        signers: LogSigners
    ) throws {
        try store.lock()
        let memory = try LedgerGuard(openingIn: guardStore)
        do {
            checkpoint = try SignedCheckpoint(
                memory.current.checkpoint,
                log: signers.log.noteKey,
                cosigners: [signers.clock.noteKey]
            )
        } catch {
            throw LedgerError.wrongLogKey
        }
        try Self.requireCopy(mirror, of: checkpoint.checkpoint.origin)
        self.store = store
        own = LedgerCopy(store, guardedSize: checkpoint.checkpoint.size)
        other = LedgerCopy(mirror, guardedSize: checkpoint.checkpoint.size)
    }

    /// A copy may be damaged, but it has files of a ledger, and names no other.
    private static func requireCopy(_ mirror: any ObjectReader, of origin: String) throws {
        let copy = PlainStore(store: mirror)
        let bytes = try copy.read(LedgerName.checkpoint)
        if let bytes, let stated = try? Checkpoint(try SignedNote(bytes).text).origin,
            stated != origin
        {
            throw LedgerError.notACopy(origin: stated)
        }
        let hasFiles = try LedgerName.folders.contains { try !copy.list($0).isEmpty }
        guard bytes != nil || hasFiles else { throw LedgerError.notACopy(origin: nil) }
    }

    /// Nothing is written through a link, to another place.
    private func requireFolders() throws {
        if let object = try store.list("").first(where: { LedgerName.isFolder($0.name) }) {
            throw LedgerError.inTheWay(file: object.name)
        }
    }

    /// Repairs what can be repaired. Nothing is written unless the leaves make the signed root.
    ///
    /// - Parameter progress: how many entries were looked at, and how many there are.
    public func run(progress: (UInt64, UInt64) -> Void = { _, _ in }) throws -> Outcome {
        try requireFolders()
        let size = checkpoint.checkpoint.size
        let tiles = try tiles(progress)
        for tile in tiles {
            let path = TilePath(.hashes(level: tile.level), index: tile.index)
            try put(Digest.bytes(tile.hashes), path.text)
        }
        for (level, hashes) in edge.levels.enumerated() where !hashes.isEmpty {
            let index = size >> UInt64(8 * (level + 1))
            let path = TilePath(.hashes(level: level), index: index, width: hashes.count)
            try put(Digest.bytes(hashes), path.text)
        }
        let nodes = TileNodes.reading(store, size: size)
        if !erasures.isEmpty { try dropErased(nodes) }
        for number in 0..<((size + 255) / 256) { try mend(number, nodes) }
        try put(checkpoint.note.bytes, LedgerName.checkpoint)
        // The file is locked, so it is emptied and not replaced.
        if try own.read(LedgerName.lock) != [] {
            try store.truncate(LedgerName.lock, to: 0)
            repaired.insert(LedgerName.lock)
        }
        try dropSnapshot()
        return Outcome(
            size: size,
            repaired: repaired.sorted(),
            left: left.subtracting(repaired).sorted()
        )
    }

    // MARK: Leaves

    /// Whose word counts where leaves and tiles of the two places differ. Whether it is right is for the
    /// root to say, so each is tried.
    private enum Trust: CaseIterable {
        case majority
        case own
        case other
    }

    /// The full tiles of the tree that makes the signed root.
    private func tiles(_ progress: (UInt64, UInt64) -> Void) throws -> [TreeEdge.FullTile] {
        let size = checkpoint.checkpoint.size
        for trust in Trust.allCases {
            (edge, erasures) = (TreeEdge(), [:])
            var tiles: [TreeEdge.FullTile] = []
            for number in 0..<((size + 255) / 256) {
                guard let hashes = try leaves(number, trust) else { break }
                for hash in hashes { tiles += edge.append(hash) }
                progress(min(size, (number + 1) * 256), size)
            }
            if edge.size == size, edge.range.root == checkpoint.checkpoint.root { return tiles }
        }
        throw LedgerError.notRepairable
    }

    /// The leaf hashes of a bundle, as far as there are leaves with those hashes.
    private func leaves(_ number: UInt64, _ trust: Trust) throws -> [Digest]? {
        let size = checkpoint.checkpoint.size
        let width = Int(min(256, size - number * 256))
        let (mine, theirs) = (try own.entries(number), try other.entries(number))
        let entries = trust == .other ? theirs + mine : mine + theirs
        let tiles =
            trust == .majority ? [try own.hashes(number), try other.hashes(number)] : []
        var chosen: [Digest] = []
        for place in 0..<width {
            let here = entries.compactMap { place < $0.count ? $0[place] : nil }
            let hashes = here.map { MerkleTree.leafHash($0.leaf) }
            let votes = hashes + tiles.compactMap { place < $0.count ? $0[place] : nil }
            var counts: [Digest: Int] = [:]
            for vote in votes { counts[vote, default: 0] += 1 }
            let best =
                trust == .majority
                ? hashes.max { counts[$0] ?? 0 < counts[$1] ?? 0 } : hashes.first
            guard let best, let position = hashes.firstIndex(of: best) else { return nil }
            try noteErasure(here[position])
            chosen.append(best)
        }
        return chosen
    }

    private func noteErasure(_ stored: StoredEntry) throws {
        guard let entry = try? Entry(leaf: stored.leaf), entry.statement.kind == .erasure,
            let record = entry.statement.record.plain, let erasure = try? Erasure(record)
        else { return }
        for target in erasure.targets { erasures[target.entry, default: []].append(target) }
    }

    // MARK: Files

    /// An entry that the tree commits to, and what the two places have of it.
    private struct Found {
        let leaf: [UInt8]
        let content: RecordContent
        /// The places of its values that erasures name.
        let gone: Set<Int>
        /// It, as each place has it.
        let here: [StoredEntry]
    }

    private func found(_ number: UInt64, _ nodes: TileNodes) throws -> [Found] {
        let width = Int(min(256, checkpoint.checkpoint.size - number * 256))
        let candidates = try own.entries(number) + other.entries(number)
        return try (0..<width).map { place in
            let here = candidates.compactMap { place < $0.count ? $0[place] : nil }
            let hash = try nodes.node(0, number * 256 + UInt64(place))
            guard let right = here.first(where: { MerkleTree.leafHash($0.leaf) == hash }) else {
                throw LedgerError.notRepairable
            }
            let content = try Entry(leaf: right.leaf).statement.record
            let gone = (erasures[hash] ?? []).flatMap { Erasure.places(of: $0, in: content) }
            return Found(leaf: right.leaf, content: content, gone: Set(gone), here: here)
        }
    }

    /// Removes the documents and long values that none but erased values need, while something still names them, and
    /// the quarantine, which may hold anything.
    private func dropErased(_ nodes: TileNodes) throws {
        var (erased, needed): (Set<String>, Set<String>) = ([], [])
        for number in 0..<((checkpoint.checkpoint.size + 255) / 256) {
            for entry in try found(number, nodes) {
                for (place, digest) in entry.content.digests.enumerated() {
                    let names = try files(Self.item(digest, at: place, entry), place, entry.content)
                    if entry.gone.contains(place) {
                        erased.formUnion(names)
                    } else {
                        needed.formUnion(names)
                    }
                }
            }
        }
        let kept = try store.list(LedgerName.quarantine).filter(\.isPlain).map(\.name)
        // Documents first: a long value may be all that names one.
        for name in erased.subtracting(needed).sorted(by: >) + kept {
            try store.remove(name, durably: true)
        }
    }

    /// The files that a value needs: its own, if it is long, and its document.
    private func files(_ item: String?, _ place: Int, _ content: RecordContent) throws -> [String] {
        guard let item else { return [] }
        var text = item
        var names: [String] = []
        if let large = StoredEntry.largeDigest(item) {
            let name = LedgerName.largeDisclosure(large)
            text = String(decoding: try own.read(name) ?? other.read(name) ?? [], as: UTF8.self)
            names.append(name)
        }
        if Erasure.places(of: "documents", in: content).contains(place),
            let document = Disclosure(text)?.value["sha256"]?.string
        {
            names.append(LedgerName.document(document))
        }
        return names
    }

    /// Writes a bundle and its values again where they differ, each value from where it is right.
    private func mend(_ number: UInt64, _ nodes: TileNodes) throws {
        let width = Int(min(256, checkpoint.checkpoint.size - number * 256))
        let slotName = LedgerName.disclosures(number, width: width)
        let entries = try found(number, nodes).map { entry in
            let items = entry.content.digests.enumerated().map { place, digest in
                entry.gone.contains(place) ? "" : Self.item(digest, at: place, entry)
            }
            for (place, item) in items.enumerated() where item == nil || item != "" {
                try mendValue(item, entry.content, place, slotName)
            }
            let slot = items.map { $0 ?? "" }.joined(separator: "~")
            return StoredEntry(leaf: entry.leaf, slot: Array(slot.utf8))
        }
        let path = TilePath(.entries, index: number, width: width).text
        try put(EntryBundle.encode(entries.map(\.leaf)), path)
        try put(DisclosureFile.encode(entries.map(\.slot)), slotName)
        if width < 256 { try mendJournal(number, entries) }
    }

    /// The item of a digest, from whichever copy has it right.
    private static func item(_ digest: Digest, at place: Int, _ entry: Found) -> String? {
        for stored in entry.here {
            let items = stored.items(entry.content.digests.count)
            guard items.count == entry.content.digests.count else { continue }
            let item = items[place]
            if StoredEntry.largeDigest(item) == digest || SHA256.hash(Array(item.utf8)) == digest {
                return item
            }
        }
        return nil
    }

    /// The file of a long value, and the document that a value names.
    private func mendValue(
        _ item: String?,
        _ content: RecordContent,
        _ position: Int,
        _ slotName: String
    ) throws {
        guard let item else {
            left.insert(slotName)
            return
        }
        var text = item
        if let large = StoredEntry.largeDigest(item) {
            let name = LedgerName.largeDisclosure(large)
            text = String(
                decoding: try mendFile(name) { SHA256.hash($0) == large } ?? [],
                as: UTF8.self
            )
        }
        guard Erasure.places(of: "documents", in: content).contains(position),
            let document = Disclosure(text)?.value["sha256"]?.string
        else { return }
        _ = try mendFile(LedgerName.document(document)) { SHA256.hash($0).description == document }
    }

    /// A file whose name says what it must be.
    private func mendFile(_ name: String, _ isRight: ([UInt8]) -> Bool) throws -> [UInt8]? {
        if let bytes = try own.read(name), isRight(bytes) { return bytes }
        guard let bytes = try other.read(name), isRight(bytes) else {
            left.insert(name)
            return nil
        }
        try put(bytes, name)
        return bytes
    }

    /// Writes the journal of the last bundle again unless it begins as it must: what follows in it is a
    /// writer's, and what cannot be kept goes to the quarantine.
    private func mendJournal(_ number: UInt64, _ entries: [StoredEntry]) throws {
        var journal = Journal()
        for (place, entry) in entries.enumerated() {
            _ = journal.append(entry, index: number * 256 + UInt64(place))
        }
        let bytes = journal.frames.flatMap(\.bytes)
        let name = LedgerName.journal(number)
        if let found = try own.read(name) {
            if found.starts(with: bytes) { return try cutJournal(found, number) }
            // It may hold what was erased, in a form that nothing knows.
            if erasures.isEmpty {
                try store.put(found, as: LedgerName.quarantined(number, found), durably: true)
            }
        }
        try put(bytes, name)
    }

    /// What does not end in a whole frame goes to the quarantine, as a writer would have it.
    private func cutJournal(_ found: [UInt8], _ number: UInt64) throws {
        let end = Journal(found, bundle: number).end
        guard end < found.count else { return }
        let torn = Array(found[end...])
        try store.put(torn, as: LedgerName.quarantined(number, torn), durably: true)
        try store.truncate(LedgerName.journal(number), to: end)
        repaired.insert(LedgerName.journal(number))
    }

    /// A snapshot that is damaged is removed: the next writer makes it again.
    private func dropSnapshot() throws {
        let names = try store.list(LedgerName.snapshot).map(\.name)
        guard !names.isEmpty else { return }
        var isWhole = false
        if let leaf = try? LedgerReader.entries(store, bundle: 0, size: 1).first?.leaf,
            let genesis = try? Entry(leaf: leaf), let snapshot = Snapshot(store, genesis: genesis),
            Set(names) == snapshot.names
        {
            isWhole = snapshot.runs.allSatisfy { run in
                (try? IndexRun(run, in: store).check()) != nil
            }
        }
        guard !isWhole else { return }
        for name in names { try store.remove(name) }
        repaired.insert(LedgerName.snapshot)
    }

    /// Removes a pipe or a link that stands in the place of a file, and holds nothing.
    private func clearWay(_ name: String) throws {
        do throws(StorageError) { _ = try store.read(name, at: 0, count: 1) } catch {
            if case .notPlain = error.reason { try store.remove(name) }
        }
    }

    private func put(_ bytes: [UInt8], _ name: String) throws {
        guard try own.read(name) != bytes else { return }
        try clearWay(name)
        try store.put(bytes, as: name, durably: true)
        guard try store.read(name) == bytes else { throw LedgerError.readBackDiffers(name) }
        repaired.insert(name)
    }
}
