// SPDX-License-Identifier: EUPL-1.2

/// Reads the records of several runs as of one, in the order of their keys: of a key that is in several, the latest.
struct IndexMerge {
    /// Oldest first.
    private var cursors: [IndexCursor]

    init(_ runs: some Sequence<IndexRun>) throws { cursors = try runs.map(IndexCursor.init) }

    /// The next record, 24 bytes; nothing at the end.
    mutating func next() throws -> ArraySlice<UInt8>? {
        func key(_ cursor: IndexCursor) -> ArraySlice<UInt8>? {
            cursor.record?.prefix(IndexKey.byteCount)
        }
        let least = cursors.compactMap(key).min { $0.lexicographicallyPrecedes($1) }
        guard let least else { return nil }
        var latest: ArraySlice<UInt8>?
        for position in cursors.indices where key(cursors[position]) == least {
            latest = cursors[position].record
            try cursors[position].advance()
        }
        return latest
    }

    /// Whether some runs say what others do.
    static func areSame(_ a: some Sequence<IndexRun>, _ b: some Sequence<IndexRun>) throws -> Bool {
        var (a, b) = (try IndexMerge(a), try IndexMerge(b))
        while let record = try a.next() {
            guard try b.next() == record else { return false }
        }
        return try b.next() == nil
    }
}
