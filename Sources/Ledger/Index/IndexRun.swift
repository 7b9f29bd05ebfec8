// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Storage

/// A part of the index on disk that never changes: records sorted by key, in pages with a digest each.
///
/// The file is the records, 24 bytes each (key ‖ entry u64be), then for each page of 128 records its
/// first key and its SHA-256. The digest of that table is in the signed snapshot, so every page that is
/// read is known to be the one that was written.
struct IndexRun: Sendable {
    static let recordByteCount = IndexKey.byteCount + 8
    static let pageRecordCount = 128
    static let pageByteCount = pageRecordCount * recordByteCount
    static let fenceByteCount = IndexKey.byteCount + Digest.byteCount

    /// The first key of a page, and its digest.
    struct Fence: Sendable {
        let first: IndexKey
        let digest: Digest

        var bytes: [UInt8] { first.bytes + digest.array }
    }

    /// What a snapshot says of a run.
    struct Description: Sendable, Equatable {
        /// The entries that it covers.
        let entries: Range<UInt64>
        let recordCount: Int
        /// The SHA-256 of the table of its pages.
        let digest: Digest

        var name: String {
            LedgerName.indexRun(entries)
        }
    }

    let description: Description
    private let file: any OpenObject
    private let fences: [Fence]

    /// Opens a run, and reads the table of its pages.
    init(_ description: Description, in store: any ObjectStore) throws {
        guard let file = try store.open(description.name) else {
            throw LedgerError.missing(file: description.name)
        }
        let pageCount =
            (description.recordCount + Self.pageRecordCount - 1) / Self.pageRecordCount
        let table = try file.read(
            at: description.recordCount * Self.recordByteCount,
            count: pageCount * Self.fenceByteCount
        )
        guard SHA256.hash(table) == description.digest,
            table.count == pageCount * Self.fenceByteCount
        else { throw Self.damaged(description.name) }
        self.description = description
        self.file = file
        fences = stride(from: 0, to: table.count, by: Self.fenceByteCount).compactMap { start in
            let end = start + Self.fenceByteCount
            let digest = Digest(table[(start + IndexKey.byteCount)..<end])
            return digest.map { Fence(first: IndexKey(table[start..<end]), digest: $0) }
        }
    }

    var pageCount: Int { fences.count }

    /// The entry under a key.
    func find(_ key: IndexKey) throws -> UInt64? {
        // The last page whose first key is not beyond.
        var (low, high) = (0, fences.count)
        while low < high {
            let middle = (low + high) / 2
            if fences[middle].first <= key { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let page = try page(low - 1)
        let wanted = key.bytes[...]
        (low, high) = (0, page.count / Self.recordByteCount)
        while low < high {
            let middle = (low + high) / 2
            let start = middle * Self.recordByteCount
            let found = page[start..<(start + IndexKey.byteCount)]
            if found == wanted {
                return BigEndian.value(page[(start + 16)..<(start + 24)])
            }
            if found.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// The bytes of a page, which are those that the table commits to.
    func page(_ number: Int) throws -> [UInt8] {
        let start = number * Self.pageByteCount
        let count = min(
            Self.pageByteCount,
            description.recordCount * Self.recordByteCount - start
        )
        let bytes = try file.read(at: start, count: count)
        guard bytes.count == count, SHA256.hash(bytes) == fences[number].digest else {
            throw Self.damaged(description.name)
        }
        return bytes
    }

    /// Reads every byte of the file, and no other than those that were written.
    func check() throws {
        for number in fences.indices { _ = try page(number) }
        let end =
            description.recordCount * Self.recordByteCount + fences.count * Self.fenceByteCount
        guard try file.read(at: end, count: 1).isEmpty else {
            throw Self.damaged(description.name)
        }
    }

    private static func damaged(_ name: String) -> LedgerError {
        .damaged(
            file: name,
            reason: Localized(
                french:
                    "cette page de l'index n'est pas celle qui a été écrite ; effacez le dossier snapshot, il est refait des inscriptions",
                english:
                    "this page of the index is not the one that was written; remove the folder snapshot, it is made again from the entries"
            )
        )
    }
}
