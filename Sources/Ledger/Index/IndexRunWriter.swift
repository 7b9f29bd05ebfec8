// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Storage

/// Writes a run of the index from records in the order of their keys, holding a few pages in memory.
struct IndexRunWriter {
    /// How much is written at once, in bytes.
    private static let chunkByteCount = 1 << 20

    private let store: any ObjectStore
    private let name: String
    private let entries: Range<UInt64>
    private var chunk: [UInt8] = []
    private var page: [UInt8] = []
    /// The fences of the pages of the group that is being written.
    private var fences = IndexFences()
    /// The fences of the groups before.
    private var directory = IndexFences()
    private var end = 0
    private var recordCount = 0

    /// A run of the entries of a range.
    init(_ entries: Range<UInt64>, in store: any ObjectStore) throws {
        self.store = store
        self.entries = entries
        name = LedgerName.indexRun(entries)
        // What a crash left of it.
        try store.remove(name)
    }

    mutating func append(_ key: IndexKey, _ entry: UInt64) throws {
        try append(key.bytes + BigEndian.bytes(entry))
    }

    /// Appends a record as it stands in a page.
    mutating func append(_ record: some Collection<UInt8>) throws {
        page += record
        recordCount += 1
        if page.count == IndexRun.pageByteCount { try closePage() }
    }

    /// Ends the run, which is then durable.
    mutating func finish() throws -> IndexRun {
        if !page.isEmpty { try closePage() }
        if fences.count > 0 { closeGroup() }
        chunk += directory.bytes
        try flush()
        return try IndexRun(
            IndexRun.Description(
                entries: entries,
                recordCount: recordCount,
                directory: directory.digest
            ),
            in: store
        )
    }

    private mutating func closePage() throws {
        fences.append(page[..<IndexKey.byteCount], SHA256.hash(page))
        chunk += page
        page.removeAll(keepingCapacity: true)
        if fences.count == IndexRun.groupPageCount { closeGroup() }
        if chunk.count >= Self.chunkByteCount { try flush() }
    }

    private mutating func closeGroup() {
        directory.append(fences.first(0).bytes, fences.digest)
        chunk += fences.bytes
        fences = IndexFences()
    }

    private mutating func flush() throws {
        try store.write(chunk, in: name, at: end)
        end += chunk.count
        chunk.removeAll(keepingCapacity: true)
    }
}
