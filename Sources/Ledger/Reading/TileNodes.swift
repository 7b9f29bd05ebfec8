// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Storage
import Transparency

/// The hashes of complete subtrees, read from tiles.
struct TileNodes {
    private let tile: (_ level: Int, _ index: UInt64) throws -> [Digest]

    /// Nodes from tiles that a function reads.
    init(tile: @escaping (_ level: Int, _ index: UInt64) throws -> [Digest]) {
        self.tile = tile
    }

    /// The hash over the leaves `index << level ..< (index + 1) << level`.
    func node(_ level: Int, _ index: UInt64) throws -> Digest {
        let (tileLevel, height) = (level / 8, UInt64(level % 8))
        let first = index << height
        let hashes = try tile(tileLevel, first / UInt64(TilePath.fullWidth))
        let start = Int(first % UInt64(TilePath.fullWidth))
        let end = start + (1 << Int(height))
        guard end <= hashes.count else {
            let path = TilePath(.hashes(level: tileLevel), index: first / 256).text
            throw LedgerError.damaged(
                file: path,
                reason: Localized(french: "il est trop court", english: "it is too short")
            )
        }
        return TreeEdge.root(of: hashes[start..<end])
    }

    /// Tiles of a published tree of some size, with the last ones kept in memory.
    static func reading(_ store: any ObjectStore, size: UInt64) -> TileNodes {
        let cache = TileCache(store: store, size: size)
        return TileNodes { level, index in try cache.tile(level, index) }
    }
}

/// The tiles that were read last.
private final class TileCache {
    private static let capacity = 64
    private let store: any ObjectStore
    private let size: UInt64
    private var tiles: [TilePath: [Digest]] = [:]

    init(store: any ObjectStore, size: UInt64) {
        self.store = store
        self.size = size
    }

    func tile(_ level: Int, _ index: UInt64) throws -> [Digest] {
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
        if let hashes = tiles[path] { return hashes }
        let file = try GrowingFile(store, width: width) {
            TilePath(.hashes(level: level), index: index, width: $0).text
        }
        guard let file, file.bytes.count == file.width * Digest.byteCount else {
            throw LedgerError.damaged(
                file: path.text,
                reason: Localized(
                    french: "il manque ou a une autre longueur",
                    english: "it is missing or has another length"
                )
            )
        }
        let hashes = (0..<width).compactMap {
            Digest(file.bytes[($0 * Digest.byteCount)..<(($0 + 1) * Digest.byteCount)])
        }
        if tiles.count >= Self.capacity { tiles.removeAll() }
        tiles[path] = hashes
        return hashes
    }
}

extension TileNodes {
    /// Reads full tiles, whatever the size of the tree.
    static func fullTiles(_ store: any ObjectStore) -> (Int, UInt64) throws -> [Digest] {
        let cache = TileCache(store: store, size: .max)
        return { try cache.tile($0, $1) }
    }
}
