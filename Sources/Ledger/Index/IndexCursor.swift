// SPDX-License-Identifier: EUPL-1.2

/// Reads the records of a run one after the other.
struct IndexCursor {
    private let run: IndexRun
    private var page: [UInt8] = []
    private var pageNumber = 0
    private var offset = 0
    /// The record that is next, 24 bytes; nothing at the end.
    private(set) var record: ArraySlice<UInt8>?

    init(_ run: IndexRun) throws {
        self.run = run
        try advance()
    }

    /// Goes to the next record.
    mutating func advance() throws {
        if offset == page.count {
            guard pageNumber < run.pageCount else {
                record = nil
                return
            }
            page = try run.page(pageNumber)
            (pageNumber, offset) = (pageNumber + 1, 0)
        }
        record = page[offset..<(offset + IndexRun.recordByteCount)]
        offset += IndexRun.recordByteCount
    }
}
