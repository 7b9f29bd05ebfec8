// SPDX-License-Identifier: EUPL-1.2
package import Cryptography
import Notation
package import Storage
import Transparency

/// The hashes of complete subtrees, read from tiles.
package struct TileNodes {
    private let tile: (_ level: Int, _ index: UInt64) throws -> HashTile

    /// Nodes from tiles that a function reads.
    init(tile: @escaping (_ level: Int, _ index: UInt64) throws -> HashTile) {
        self.tile = tile
    }

    /// The hash over the leaves `index << level ..< (index + 1) << level`.
    package func node(_ level: Int, _ index: UInt64) throws -> Digest {
        let (tileLevel, height) = (level / 8, level % 8)
        let first = index << UInt64(height)
        let tile = try tile(tileLevel, first / UInt64(TilePath.fullWidth))
        let position = Int(first % UInt64(TilePath.fullWidth)) >> height
        guard let node = tile.node(height, position) else {
            let path = TilePath(.hashes(level: tileLevel), index: first / 256).text
            throw LedgerError.damaged(
                file: path,
                reason: Localized(french: "il est trop court", english: "it is too short")
            )
        }
        return node
    }

    /// Tiles of a published tree of some size, with the last ones kept in memory.
    package static func reading(_ store: any ObjectReader, size: UInt64) -> TileNodes {
        let cache = TileCache(store: store, size: size)
        return TileNodes { level, index in try cache.tile(level, index) }
    }
}

/// The tiles that were read last: those since the cache was last full, and as many before them.
private final class TileCache {
    private static let capacity = 64
    private let store: any ObjectReader
    private let size: UInt64
    private var tiles: [TilePath: HashTile] = [:]
    private var older: [TilePath: HashTile] = [:]

    init(store: any ObjectReader, size: UInt64) {
        self.store = store
        self.size = size
    }

    func tile(_ level: Int, _ index: UInt64) throws -> HashTile {
        let count = size >> UInt64(8 * level)
        let isFull = (index + 1) * 256 <= count
        let width = isFull ? 256 : Int(count % 256)
        guard width > 0 else {
            throw LedgerError.damaged(
                file: "tile/\(level)",
                reason: Localized(
                    french: "l'arbre n'a pas cette tuile",
                    english: "the tree has no such tile"
                )
            )
        }
        let path = TilePath(.hashes(level: level), index: index, width: width)
        if let tile = tiles[path] { return tile }
        if let tile = older[path] { return keep(tile, as: path) }
        let file = try GrowingFile(store, width: width) {
            TilePath(.hashes(level: level), index: index, width: $0).text
        }
        guard let file, let hashes = Digest.list(file.bytes), hashes.count == file.width else {
            throw LedgerError.damaged(
                file: path.text,
                reason: Localized(
                    french: "il manque ou a une autre longueur",
                    english: "it is missing or has another length"
                )
            )
        }
        return keep(HashTile(Array(hashes.prefix(width))), as: path)
    }

    private func keep(_ tile: HashTile, as path: TilePath) -> HashTile {
        if tiles.count >= Self.capacity { (older, tiles) = (tiles, [:]) }
        tiles[path] = tile
        return tile
    }
}

extension TileNodes {
    /// Reads full tiles, whatever the size of the tree.
    static func fullTiles(_ store: any ObjectReader) -> (Int, UInt64) throws -> HashTile {
        let cache = TileCache(store: store, size: .max)
        return { try cache.tile($0, $1) }
    }
}
