// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// A proof that a leaf is in a tree (RFC 9162 §2.1.3): the hashes beside its way to the root.
public struct InclusionProof: Sendable, Equatable {
    /// The hashes, the leaf's sibling first.
    public let hashes: [Digest]

    /// A proof that was read somewhere.
    public init(hashes: [Digest]) {
        self.hashes = hashes
    }

    /// Makes the proof of one leaf of a subtree (PATH of RFC 6962 §2.1.1).
    ///
    /// - Parameters:
    ///   - index: the leaf, which must be in the subtree.
    ///   - subtree: the tree, or a subtree of it.
    ///   - node: reads the hash of a complete subtree, as in ``MerkleTree/hash(of:node:)``.
    public init<Failure: Error>(
        of index: UInt64,
        in subtree: Subtree,
        node: (_ level: Int, _ index: UInt64) throws(Failure) -> Digest
    ) throws(Failure) {
        precondition(subtree.range.contains(index), "a proof is of a leaf that is in the tree")
        var hashes: [Digest] = []
        var range = subtree.range
        while range.length > 1 {
            let middle = range.lowerBound + MerkleTree.largestPowerOfTwo(below: range.length)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            let goesLeft = index < middle
            hashes.append(try MerkleTree.hash(of: goesLeft ? right : left, node: node))
            range = goesLeft ? left : right
        }
        self.hashes = hashes.reversed()
    }

    /// Whether the proof shows that the leaf is at `index` of the tree with this size and root.
    public func shows(_ leaf: Digest, at index: UInt64, size: UInt64, root: Digest) -> Bool {
        guard let tree = Subtree(start: 0, end: size) else { return false }
        return shows(leaf, at: index, in: tree, root: root)
    }

    /// Whether the proof shows that the leaf is at `index` of the subtree with this root.
    ///
    /// The algorithm of RFC 9162 §2.1.3.2.
    public func shows(_ leaf: Digest, at index: UInt64, in subtree: Subtree, root: Digest) -> Bool {
        guard subtree.range.contains(index) else { return false }
        var first = index - subtree.range.lowerBound
        var last = subtree.range.length - 1
        var hash = leaf
        for sibling in hashes {
            // A proof that is too long costs no more hashes than the tree is high.
            guard last != 0 else { return false }
            if first & 1 == 1 || first == last {
                hash = MerkleTree.nodeHash(sibling, hash)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleTree.nodeHash(hash, sibling)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}
