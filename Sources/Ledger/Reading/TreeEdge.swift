// SPDX-License-Identifier: EUPL-1.2
package import Cryptography
package import Transparency

/// The right edge of a tree in memory: at each level of tiles, the hashes of the last tile that
/// is not yet full.
package struct TreeEdge: Sendable {
    /// A tile that an append completed.
    package typealias FullTile = (level: Int, index: UInt64, hashes: [Digest])

    package private(set) var range = CompactRange()
    private var tiles: [HashTile] = []

    /// The hashes of the partial tile of each level.
    package var levels: [[Digest]] { tiles.map(\.hashes) }

    /// The edge of an empty tree.
    init() {}

    /// An edge that was kept, or nothing if its levels are not those of a tree of that size.
    package init?(size: UInt64, levels: [[Digest]]) {
        var (count, level) = (size, 0)
        while count > 0 {
            let width = level < levels.count ? levels[level].count : 0
            guard width == Int(count % 256) else { return nil }
            (count, level) = (count / 256, level + 1)
        }
        guard level >= levels.count || levels[level...].allSatisfy(\.isEmpty) else { return nil }
        let tiles = levels.map(HashTile.init)
        self.tiles = tiles
        range = CompactRange(size: size) { level, index in
            // A complete subtree at the right edge lies in the partial tile of its level.
            let (tile, height) = (level / 8, level % 8)
            let position = Int((index << UInt64(height)) % 256) >> height
            guard let node = tiles[tile].node(height, position) else {
                preconditionFailure("the tile has as many hashes as the size says")
            }
            return node
        }
    }

    /// How many leaves there are.
    package var size: UInt64 { range.size }

    /// Appends a leaf, and gives the tiles that this completes.
    package mutating func append(_ leaf: Digest) -> [FullTile] {
        var full: [FullTile] = []
        range.append(leaf) { height, index, hash in
            let level = height / 8
            if tiles.count == level { tiles.append(HashTile()) }
            // A subtree of eight more levels is complete with the tile below it.
            if height % 8 == 0, level > 0 {
                full.append((level - 1, index, tiles[level - 1].hashes))
                tiles[level - 1].clear()
            }
            tiles[level].append(hash, height: height % 8)
        }
        return full
    }

    /// A tile, if it is the partial one of its level.
    func tile(level: Int, index: UInt64) -> HashTile? {
        guard level < tiles.count, index == size >> UInt64(8 * (level + 1)) else { return nil }
        return tiles[level]
    }

    /// The root of a full tile.
    static func root(of hashes: [Digest]) -> Digest {
        let tile = HashTile(hashes)
        guard let left = tile.node(7, 0), let right = tile.node(7, 1) else {
            preconditionFailure("a full tile has 256 hashes")
        }
        return MerkleTree.nodeHash(left, right)
    }
}
