// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// A proof that a tree holds an earlier tree, or a subtree, unchanged (RFC 9162 §2.1.4).
public struct ConsistencyProof: Sendable, Equatable {
    /// The hashes, nearest to the leaves first.
    public let hashes: [Digest]

    /// A proof that was read somewhere.
    public init(hashes: [Digest]) {
        self.hashes = hashes
    }

    /// Makes the proof that the first `earlier` leaves of a tree are an earlier tree.
    public init<Failure: Error>(
        from earlier: UInt64,
        to size: UInt64,
        node: (_ level: Int, _ index: UInt64) throws(Failure) -> Digest
    ) throws(Failure) {
        precondition(0 < earlier && earlier <= size, "the earlier tree has leaves, and no more")
        guard let subtree = Subtree(start: 0, end: earlier) else {
            preconditionFailure("a range from 0 is a subtree")
        }
        try self.init(of: subtree, in: size, node: node)
    }

    /// Makes the proof that a subtree is part of a tree (SUBTREE_PROOF of
    /// draft-ietf-plants-merkle-tree-certs).
    public init<Failure: Error>(
        of subtree: Subtree,
        in size: UInt64,
        node: (_ level: Int, _ index: UInt64) throws(Failure) -> Digest
    ) throws(Failure) {
        precondition(subtree.range.upperBound <= size, "a subtree of a tree lies in it")
        guard !subtree.range.isEmpty else {
            hashes = []
            return
        }
        var reversed: [Digest] = []
        var tree: Range<UInt64> = 0..<size
        var part = subtree.range
        // Whether the verifier knows the hash of what is left of the subtree.
        var isKnown = true
        while part != tree {
            let middle = tree.lowerBound + MerkleTree.largestPowerOfTwo(below: tree.length)
            let (left, right) = (tree.lowerBound..<middle, middle..<tree.upperBound)
            if part.upperBound <= middle {
                reversed.append(try MerkleTree.hash(of: right, node: node))
                tree = left
            } else {
                reversed.append(try MerkleTree.hash(of: left, node: node))
                tree = right
                if part.lowerBound < middle {
                    part = middle..<part.upperBound
                    isKnown = false
                }
            }
        }
        if !isKnown { reversed.append(try MerkleTree.hash(of: tree, node: node)) }
        hashes = reversed.reversed()
    }

    /// Whether the proof shows that the tree with `size` and `root` begins with the tree with
    /// `earlier` leaves and `earlierRoot`.
    ///
    /// A tree without leaves says nothing, so `earlier` 0 is refused; protocols that allow it
    /// treat it before they come here.
    public func shows(
        _ earlierRoot: Digest,
        of earlier: UInt64,
        in size: UInt64,
        root: Digest
    ) -> Bool {
        guard 0 < earlier, let subtree = Subtree(start: 0, end: earlier) else { return false }
        return shows(earlierRoot, of: subtree, in: size, root: root)
    }

    /// Whether the proof shows that the tree with `size` and `root` holds the subtree.
    public func shows(_ hash: Digest, of subtree: Subtree, in size: UInt64, root: Digest) -> Bool {
        let range = subtree.range
        guard range.upperBound <= size else { return false }
        if range.isEmpty { return hashes.isEmpty && hash == MerkleTree.emptyRoot }
        var (first, last, end) = (range.lowerBound, range.upperBound - 1, size - 1)
        func climb() {
            first >>= 1
            last >>= 1
            end >>= 1
        }
        if last == end {
            while first != last { climb() }
        } else {
            while first != last, last & 1 == 1 { climb() }
        }
        var rest = hashes[...]
        var partHash = hash
        var treeHash = hash
        if first != last {
            guard let start = rest.popFirst() else { return false }
            (partHash, treeHash) = (start, start)
        }
        for sibling in rest {
            // A proof that is too long costs no more hashes than the tree is high.
            guard end != 0 else { return false }
            if last & 1 == 1 || last == end {
                if first < last { partHash = MerkleTree.nodeHash(sibling, partHash) }
                treeHash = MerkleTree.nodeHash(sibling, treeHash)
                while last & 1 == 0, last != 0 { climb() }
            } else {
                treeHash = MerkleTree.nodeHash(treeHash, sibling)
            }
            climb()
        }
        return end == 0 && partHash == hash && treeHash == root
    }
}
