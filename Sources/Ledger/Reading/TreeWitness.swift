// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Storage
import Transparency

/// Says whether what a bundle holds is what a tree commits to, from the right edge of that tree, which was
/// compared with a signed root or is in a signed snapshot.
///
/// A reader that goes on from a snapshot has not hashed the bundles before it; each that it reads later is
/// hashed then, and compared through the tiles above it.
final class TreeWitness {
    private static let capacity = 64

    private let store: any ObjectReader
    private let edge: TreeEdge
    /// Full tiles that were compared with what is above them.
    private var tiles: [TilePath: [Digest]] = [:]

    init(_ store: any ObjectReader, edge: TreeEdge) {
        self.store = store
        self.edge = edge
    }

    /// Compares the entries of a bundle with the tree; those beyond the tree's size are not of it.
    func require(_ entries: [StoredEntry], of number: UInt64) throws {
        let hashes = entries.map { MerkleTree.leafHash($0.leaf) }
        let isRight =
            number < edge.size / 256
            ? try hashes.count == 256
                && TreeEdge.root(of: hashes) == hash(level: 1, number)
            : hashes.starts(with: edge.levels.first ?? [])
        guard isRight else {
            throw LedgerError.damaged(
                file: TilePath(.entries, index: number).text,
                reason: Localized(
                    french: "ses inscriptions ne sont pas celles que l'arbre engage",
                    english: "its entries are not those that the tree commits to"
                )
            )
        }
    }

    /// A hash of the tree, at a level of tiles.
    private func hash(level: Int, _ index: UInt64) throws -> Digest {
        if let node = edge.tile(level: level, index: index / 256)?.node(0, Int(index % 256)) {
            return node
        }
        let path = TilePath(.hashes(level: level), index: index / 256)
        if let known = tiles[path] { return known[Int(index % 256)] }
        guard let hashes = try store.read(path.text).flatMap({ Digest.list($0) }),
            hashes.count == 256,
            try TreeEdge.root(of: hashes) == hash(level: level + 1, index / 256)
        else {
            throw LedgerError.damaged(
                file: path.text,
                reason: Localized(
                    french: "la tuile n'est pas celle de l'arbre",
                    english: "the tile is not the tree's"
                )
            )
        }
        if tiles.count >= Self.capacity { tiles.removeAll() }
        tiles[path] = hashes
        return hashes[Int(index % 256)]
    }
}
