// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// Merkle tree hashing (RFC 6962 §2.1, the same in RFC 9162 §2.1.1), with SHA-256.
public enum MerkleTree {
    /// The root of the tree that has no leaf: the digest of nothing.
    public static let emptyRoot = SHA256.hash([])

    /// The hash of a leaf: `SHA256(0x00 ‖ data)`.
    public static func leafHash(_ data: Span<UInt8>) -> Digest { SHA256.hash(0x00, data) }

    /// The hash of a leaf.
    public static func leafHash(_ data: [UInt8]) -> Digest { leafHash(data.span) }

    /// The hash of an interior node: `SHA256(0x01 ‖ left ‖ right)`.
    public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        SHA256.hash(0x01, left, right)
    }

    /// The hash of a range of leaves, from the hashes of complete subtrees.
    ///
    /// - Parameters:
    ///   - range: leaves that form a subtree: see ``Subtree``.
    ///   - node: reads the hash over the leaves `index << level ..< (index + 1) << level`.
    /// - Returns: the hash; that of the empty tree for an empty range.
    public static func hash<Failure: Error>(
        of range: Range<UInt64>,
        node: (_ level: Int, _ index: UInt64) throws(Failure) -> Digest
    ) throws(Failure) -> Digest {
        let count = range.length
        guard count > 0 else { return emptyRoot }
        if count.nonzeroBitCount == 1, range.lowerBound % count == 0 {
            let level = count.trailingZeroBitCount
            return try node(level, range.lowerBound >> UInt64(level))
        }
        let middle = range.lowerBound + largestPowerOfTwo(below: count)
        let left = try hash(of: range.lowerBound..<middle, node: node)
        return nodeHash(left, try hash(of: middle..<range.upperBound, node: node))
    }

    /// k of RFC 6962 §2.1: the largest power of two smaller than `count`, which is over 1.
    static func largestPowerOfTwo(below count: UInt64) -> UInt64 {
        1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}
