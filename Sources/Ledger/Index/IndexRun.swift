// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Storage

/// A part of the index on disk that never changes: records sorted by key, in pages with a digest each.
///
/// Records are 24 bytes (key ‖ entry u64be), pages are 128 records. Each group of 64 pages is followed by
/// its fences, and the fences of the groups, the directory, end the file. The digest of the directory is
/// in the signed snapshot and the directory alone is in memory, so opening a run costs a few bytes for
/// each 8192 records, and every page that is read later is known to be the one that was written.
struct IndexRun: Sendable {
    static let recordByteCount = IndexKey.byteCount + 8
    static let pageByteCount = 128 * recordByteCount
    static let groupPageCount = 64
    private static let groupByteCount =
        groupPageCount * (pageByteCount + IndexFences.fenceByteCount)

    /// What a snapshot says of a run.
    struct Description: Sendable, Equatable {
        /// The entries that it covers.
        let entries: Range<UInt64>
        let recordCount: Int
        /// The SHA-256 of the directory.
        let directory: Digest

        var name: String {
            LedgerName.indexRun(entries)
        }
    }

    let description: Description
    let pageCount: Int
    private let file: any OpenObject
    private let directory: IndexFences

    /// Opens a run, and reads its directory.
    init(_ description: Description, in store: any ObjectReader) throws {
        guard let file = try store.open(description.name) else {
            throw LedgerError.missing(file: description.name)
        }
        self.description = description
        self.file = file
        let byteCount = description.recordCount * Self.recordByteCount
        pageCount = (byteCount + Self.pageByteCount - 1) / Self.pageByteCount
        let groupCount = (pageCount + Self.groupPageCount - 1) / Self.groupPageCount
        let wanted = groupCount * IndexFences.fenceByteCount
        var bytes: [UInt8] = []
        while bytes.count < wanted {
            // No more memory than there are bytes, whatever a snapshot says.
            let piece = try file.read(
                at: byteCount + pageCount * IndexFences.fenceByteCount + bytes.count,
                count: min(1 << 20, wanted - bytes.count)
            )
            if piece.isEmpty { break }
            bytes += piece
        }
        directory = IndexFences(bytes)
        guard directory.count == groupCount, directory.digest == description.directory else {
            throw damaged
        }
    }

    /// The entry under a key.
    func find(_ key: IndexKey) throws -> UInt64? {
        guard let group = directory.page(of: key) else { return nil }
        let fences = try fences(group)
        guard let number = fences.page(of: key) else { return nil }
        let page = try page(number, of: group, fences)
        var (low, high) = (0, page.count / Self.recordByteCount)
        while low < high {
            let middle = (low + high) / 2
            let record = page[(middle * Self.recordByteCount)...].prefix(Self.recordByteCount)
            let found = IndexKey(record)
            if found == key { return BigEndian.value(record.dropFirst(IndexKey.byteCount)) }
            if found < key { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// The bytes of a page, which are those that the directory commits to.
    func page(_ number: Int) throws -> [UInt8] {
        let group = number / Self.groupPageCount
        return try page(number % Self.groupPageCount, of: group, try fences(group))
    }

    /// Reads every byte of the file, and no other than those that were written.
    func check() throws {
        for group in 0..<directory.count {
            let fences = try fences(group)
            for number in 0..<fences.count { _ = try page(number, of: group, fences) }
        }
        let end =
            description.recordCount * Self.recordByteCount
            + (pageCount + directory.count) * IndexFences.fenceByteCount
        guard try file.read(at: end, count: 1).isEmpty else { throw damaged }
    }

    // MARK: The file

    private func fences(_ group: Int) throws -> IndexFences {
        let fences = IndexFences(
            try file.read(
                at: group * Self.groupByteCount + recordByteCount(group),
                count: IndexFences.fenceByteCount
                    * min(Self.groupPageCount, pageCount - group * Self.groupPageCount)
            )
        )
        guard directory.admits(fences.bytes, as: group) else { throw damaged }
        return fences
    }

    private func page(_ number: Int, of group: Int, _ fences: IndexFences) throws -> [UInt8] {
        let start = number * Self.pageByteCount
        let bytes = try file.read(
            at: group * Self.groupByteCount + start,
            count: min(Self.pageByteCount, recordByteCount(group) - start)
        )
        guard fences.admits(bytes, as: number) else { throw damaged }
        return bytes
    }

    /// How many bytes the records of a group are.
    private func recordByteCount(_ group: Int) -> Int {
        min(
            Self.groupPageCount * Self.pageByteCount,
            description.recordCount * Self.recordByteCount
                - group * Self.groupPageCount * Self.pageByteCount
        )
    }

    private var damaged: LedgerError {
        .damaged(
            file: description.name,
            reason: Localized(
                french:
                    "cette page de l'index n'est pas celle qui a été écrite ; effacez le dossier snapshot, il est refait des inscriptions",
                english:
                    "this page of the index is not the one that was written; remove the folder snapshot, it is made again from the entries"
            )
        )
    }
}
