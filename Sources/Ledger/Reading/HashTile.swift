// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Transparency

/// A tile, or the part of one that there is, with the hashes of the complete subtrees over it: what a proof asks
/// for is then looked up and not computed.
struct HashTile: Sendable {
    /// Those of a tile, then those over two of them, over four, and so on to 128.
    private var layers: [[Digest]]

    /// A tile without hashes.
    init() { layers = [[Digest]](repeating: [], count: 8) }

    /// The tile with those hashes, at most 256.
    init(_ hashes: [Digest]) {
        var layers = [hashes]
        for height in 1..<8 {
            let below = layers[height - 1]
            layers.append(
                stride(from: 0, to: below.count - below.count % 2, by: 2).map {
                    MerkleTree.nodeHash(below[$0], below[$0 + 1])
                }
            )
        }
        self.layers = layers
    }

    /// The hashes that are published.
    var hashes: [Digest] { layers[0] }

    /// The hash over 2^height hashes of the tile, from 0 to 7, or nothing if they are not all there.
    ///
    /// - Parameter position: how many such subtrees are before it.
    func node(_ height: Int, _ position: Int) -> Digest? {
        position < layers[height].count ? layers[height][position] : nil
    }

    /// Appends the hash of a subtree that an append completed.
    mutating func append(_ hash: Digest, height: Int) { layers[height].append(hash) }

    /// Takes every hash out.
    mutating func clear() {
        for height in layers.indices { layers[height].removeAll(keepingCapacity: true) }
    }
}
