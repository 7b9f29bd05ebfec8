// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// The hashes that a growing tree needs to go on: one per bit of its size.
///
/// Appending costs one hash on average, and the root as many as there are bits.
public struct CompactRange: Sendable, Equatable {
    /// How many leaves there are.
    public private(set) var size: UInt64
    /// The complete subtrees, largest first.
    public private(set) var subtrees: [Digest]

    /// A tree without leaves.
    public init() {
        size = 0
        subtrees = []
    }

    /// The tree of that size, from the hashes of its complete subtrees.
    public init<Failure: Error>(
        size: UInt64,
        node: (_ level: Int, _ index: UInt64) throws(Failure) -> Digest
    ) throws(Failure) {
        var subtrees: [Digest] = []
        for level in (0..<64).reversed() where size >> UInt64(level) & 1 == 1 {
            subtrees.append(try node(level, (size >> UInt64(level)) - 1))
        }
        self.size = size
        self.subtrees = subtrees
    }

    /// Appends a leaf, and tells every subtree that this completes, the leaf first.
    public mutating func append(
        _ leaf: Digest,
        completed: (_ level: Int, _ index: UInt64, _ hash: Digest) -> Void = { _, _, _ in }
    ) {
        completed(0, size, leaf)
        var hash = leaf
        var level = 0
        while size >> UInt64(level) & 1 == 1 {
            hash = MerkleTree.nodeHash(subtrees.removeLast(), hash)
            level += 1
            completed(level, size >> UInt64(level), hash)
        }
        subtrees.append(hash)
        size += 1
    }

    /// The root.
    public var root: Digest {
        guard var hash = subtrees.last else { return MerkleTree.emptyRoot }
        for subtree in subtrees.dropLast().reversed() { hash = MerkleTree.nodeHash(subtree, hash) }
        return hash
    }
}
