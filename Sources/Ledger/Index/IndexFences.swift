// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// The first key and the digest of each of some pages that follow one another: where a key is looked for,
/// and what the page must be.
struct IndexFences: Sendable {
    static let fenceByteCount = IndexKey.byteCount + Digest.byteCount

    /// 48 bytes for each page: first key ‖ SHA-256.
    private(set) var bytes: [UInt8] = []

    /// The fences of no page yet.
    init() {}

    /// Fences as they were read.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count / Self.fenceByteCount }

    /// The digest of all of them, which the level above commits to.
    var digest: Digest { SHA256.hash(bytes) }

    /// Appends the fence of a page.
    mutating func append(_ first: some Collection<UInt8>, _ digest: Digest) {
        bytes += first
        bytes += digest.array
    }

    /// The first key of a page.
    func first(_ page: Int) -> IndexKey {
        let start = page * Self.fenceByteCount
        return IndexKey(bytes[start..<(start + IndexKey.byteCount)])
    }

    /// Whether these are the bytes of a page.
    func admits(_ found: [UInt8], as page: Int) -> Bool {
        let start = page * Self.fenceByteCount
        return SHA256.hash(found).array[...]
            == bytes[(start + IndexKey.byteCount)..<(start + Self.fenceByteCount)]
    }

    /// The page in which a key stands if it stands in any: the last one that does not begin beyond it.
    func page(of key: IndexKey) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if first(middle) <= key { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
