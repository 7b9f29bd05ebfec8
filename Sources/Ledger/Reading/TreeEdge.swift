// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Transparency

/// The right edge of a tree in memory: at each level of tiles, the hashes of the last tile that
/// is not yet full.
struct TreeEdge: Sendable {
    /// A tile that an append completed.
    typealias FullTile = (level: Int, index: UInt64, hashes: [Digest])

    private(set) var range = CompactRange()
    /// The partial tile of each level.
    private(set) var levels: [[Digest]] = []

    /// The edge of an empty tree.
    init() {}

    /// An edge that was kept, or nothing if its levels are not those of a tree of that size.
    init?(size: UInt64, levels: [[Digest]]) {
        var (count, level) = (size, 0)
        while count > 0 {
            let width = level < levels.count ? levels[level].count : 0
            guard width == Int(count % 256) else { return nil }
            (count, level) = (count / 256, level + 1)
        }
        guard level >= levels.count || levels[level...].allSatisfy(\.isEmpty) else { return nil }
        self.levels = levels
        range = CompactRange(size: size) { level, index in
            let (tile, height) = (level / 8, level % 8)
            // A complete subtree at the right edge lies in the partial tile of its level.
            let start = Int((index << UInt64(height)) % 256)
            return Self.root(of: levels[tile][start..<(start + (1 << height))])
        }
    }

    /// How many leaves there are.
    var size: UInt64 { range.size }

    /// Appends a leaf, and gives the tiles that this completes.
    mutating func append(_ leaf: Digest) -> [FullTile] {
        var full: [FullTile] = []
        var roots: [(level: Int, index: UInt64, hash: Digest)] = []
        range.append(leaf) { height, index, hash in
            if height % 8 == 0 { roots.append((height / 8, index, hash)) }
        }
        // A subtree of eight more levels is complete with the tile below it.
        for (level, index, hash) in roots {
            if levels.count == level { levels.append([]) }
            if level > 0 {
                full.append((level - 1, index, levels[level - 1]))
                levels[level - 1].removeAll(keepingCapacity: true)
            }
            levels[level].append(hash)
        }
        return full
    }

    /// The hashes of a tile, if it is the partial one of its level.
    func tile(level: Int, index: UInt64) -> [Digest]? {
        guard level < levels.count, index == size >> UInt64(8 * (level + 1)) else { return nil }
        return levels[level]
    }

    /// The root of a full tile, or of an aligned power of two of its hashes.
    static func root(of hashes: some RandomAccessCollection<Digest>) -> Digest {
        var layer = Array(hashes)
        while layer.count > 1 {
            layer = stride(from: 0, to: layer.count, by: 2).map {
                MerkleTree.nodeHash(layer[$0], layer[$0 + 1])
            }
        }
        return layer[0]
    }
}
