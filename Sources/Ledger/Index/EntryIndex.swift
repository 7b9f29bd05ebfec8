// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records
import Storage

/// Where the entries of a ledger are found: the last ones in memory, those before in runs on disk.
///
/// Runs are written when there is enough in memory, and four of about one length become one (a
/// log-structured merge tree); so memory does not grow with the ledger, and a key is looked for in about
/// as many runs as the size has digits.
struct EntryIndex: Sendable {
    /// How many runs of a length there may be before they become one.
    private static let fanOut = 4

    /// The runs, oldest first: what a later one says counts.
    private(set) var runs: [IndexRun] = []
    /// What is not yet in a run.
    private var recent: [IndexKey: UInt64] = [:]
    /// How many entries the runs cover.
    private(set) var size: UInt64 = 0
    /// The runs that the snapshot on disk consists of. They stay until there is another.
    private var named: Set<String> = []

    /// An index of nothing.
    init() {}

    /// An index whose runs are there.
    init(_ descriptions: [IndexRun.Description], in store: any ObjectReader) throws {
        runs = try descriptions.map { try IndexRun($0, in: store) }
        size = descriptions.last?.entries.upperBound ?? 0
        named = Set(descriptions.map(\.name))
    }

    /// How many keys are in memory.
    var recentCount: Int { recent.count }
    var recentKeys: some Sequence<IndexKey> { recent.keys }

    /// The number under a key, if it is in memory.
    func recent(_ key: IndexKey) -> UInt64? { recent[key] }

    /// Puts a number under a key.
    mutating func set(_ key: IndexKey, _ value: UInt64) { recent[key] = value }

    /// The entry under a key.
    func find(_ key: IndexKey) throws -> UInt64? {
        if let index = recent[key] { return index }
        for run in runs.reversed() {
            if let index = try run.find(key) { return index }
        }
        return nil
    }

    /// The entries of a list, in order; nothing if it is no list of entries below a size.
    func list(_ list: IndexList, below size: UInt64) throws -> [UInt64]? {
        let count = try find(.member(0, of: list)) ?? 0
        guard count <= size else { return nil }
        var places: [UInt64] = []
        for number in 0..<count {
            guard let place = try find(.member(number + 1, of: list)), place < size,
                places.last.map({ $0 < place }) ?? true
            else { return nil }
            places.append(place)
        }
        return places
    }

    /// Makes an entry findable.
    ///
    /// - Parameters:
    ///   - references: what it refers to itself.
    ///   - carried: what it refers to, or what it corrects did.
    mutating func insert(
        _ summary: EntrySummary,
        at index: UInt64,
        references: [String: [Digest]],
        carried: [String: [Digest]]
    ) throws {
        recent[.leaf(summary.leafHash)] = index
        recent[.subject(summary.effectiveKind, summary.subject, summary.issuer)] = index
        recent[.place(summary.sequence, summary.issuer)] = index
        for role in ["corrects", "supersedes"] {
            if let old = references[role]?.first { recent[.replacement(role, of: old)] = index }
        }
        for list in IndexList.holding(summary, carried) {
            let count = try find(.member(0, of: list)) ?? 0
            recent[.member(count + 1, of: list)] = index
            recent[.member(0, of: list)] = count + 1
        }
    }

    /// Writes what is in memory as a run, and merges runs where there are many.
    ///
    /// - Parameter size: how many entries the index then covers.
    mutating func spill(_ size: UInt64, in store: any ObjectStore) throws {
        guard size > self.size else { return }
        var writer = try IndexRunWriter(self.size..<size, in: store)
        for (key, index) in recent.sorted(by: { $0.key < $1.key }) {
            try writer.append(key, index)
        }
        runs.append(try writer.finish())
        recent.removeAll(keepingCapacity: true)
        self.size = size
        while let last = runs.last, runs.count >= Self.fanOut,
            runs.suffix(Self.fanOut).allSatisfy({
                $0.description.recordCount <= 2 * last.description.recordCount
            })
        {
            let merged = try Self.merge(runs.suffix(Self.fanOut), in: store)
            let old = runs.suffix(Self.fanOut).map(\.description.name)
            runs.removeLast(Self.fanOut)
            runs.append(merged)
            for name in old where !named.contains(name) { try store.remove(name) }
        }
    }

    /// Takes note that a snapshot of these runs is on disk.
    mutating func didWriteSnapshot() { named = Set(runs.map(\.description.name)) }

    private static func merge(
        _ runs: ArraySlice<IndexRun>,
        in store: any ObjectStore
    ) throws -> IndexRun {
        let entries = runs.map(\.description.entries)
        let range = entries[0].lowerBound..<entries[entries.count - 1].upperBound
        var writer = try IndexRunWriter(range, in: store)
        var merge = try IndexMerge(runs)
        while let record = try merge.next() { try writer.append(record) }
        return try writer.finish()
    }
}
