// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Storage
public import Transparency

/// A tree of any size without its leaves: those of one range are each their own, all others are the same.
public struct SparseTree: Sendable {
    /// The leaves that differ.
    public let own: Range<UInt64>
    /// The hash of a complete subtree of equal leaves, by its level.
    private let plain: [Digest]

    /// A tree whose leaves of a range differ from each other and from all others.
    public init(own: Range<UInt64>) {
        self.own = own
        var plain = [MerkleTree.leafHash([])]
        for level in 0..<63 { plain.append(MerkleTree.nodeHash(plain[level], plain[level])) }
        self.plain = plain
    }

    /// The hash over the leaves `index << level ..< (index + 1) << level`.
    public func node(_ level: Int, _ index: UInt64) -> Digest {
        let first = index << UInt64(level)
        guard first < own.upperBound, own.lowerBound < first + (1 << UInt64(level)) else {
            return plain[level]
        }
        guard level > 0 else { return MerkleTree.leafHash(Array("leaf \(index)".utf8)) }
        return MerkleTree.nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
    }

    /// The hashes of a tile.
    public func hashes(level: Int, index: UInt64, width: Int = TilePath.fullWidth) -> [Digest] {
        (0..<UInt64(width)).map { node(8 * level, index * UInt64(TilePath.fullWidth) + $0) }
    }

    /// The hashes of the partial tile of each level, for a size.
    public func edge(size: UInt64) -> [[Digest]] {
        var levels: [[Digest]] = []
        var count = size
        while count > 0 {
            levels.append(
                hashes(level: levels.count, index: count / 256, width: Int(count % 256))
            )
            count /= 256
        }
        return levels
    }
}

extension SparseTree: ObjectReader {
    /// A tile, made when it is asked for.
    public func read(_ name: String) throws(StorageError) -> [UInt8]? {
        guard let path = TilePath(name), case .hashes(let level) = path.content else { return nil }
        return Digest.bytes(hashes(level: level, index: path.index, width: path.width))
    }

    /// Nothing: tiles are read whole.
    public func open(_ name: String) throws(StorageError) -> (any OpenObject)? { nil }

    /// Nothing: no tile is kept.
    public func list(_ folder: String) throws(StorageError) -> [StoredObject] { [] }
}
