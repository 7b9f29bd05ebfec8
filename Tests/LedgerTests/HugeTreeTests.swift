// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import TestSupport
import Testing
import Transparency

/// Trees at the sizes where 31, 32, 48 and 53 bits end, of which no machine here has the leaves.
@Suite("Huge trees") struct HugeTreeTests {
    @Test(arguments: [1 << 31, 1 << 32, 1 << 48, 1 << 53, 1 << 62] as [UInt64])
    func `a tree grows across the end of a number of bits, and proves what is in it`(
        _ boundary: UInt64
    ) throws {
        let (start, end) = (boundary - 40, boundary + 40)
        let tree = SparseTree(own: start..<end)
        var edge = try #require(TreeEdge(size: start, levels: tree.edge(size: start)))
        var roots: [UInt64: Digest] = [start: edge.range.root]
        for index in start..<end {
            for tile in edge.append(tree.node(0, index)) {
                #expect(tile.hashes == tree.hashes(level: tile.level, index: tile.index))
                let path = TilePath(.hashes(level: tile.level), index: tile.index)
                #expect(TilePath(path.text) == path)
            }
            roots[index + 1] = edge.range.root
        }
        #expect(edge.size == end && edge.levels == tree.edge(size: end))
        let nodes = TileNodes.reading(tree, size: end)
        let root = try CompactRange(size: end) { try nodes.node($0, $1) }.root
        #expect(root == edge.range.root)
        for index in [0, 1, start - 1, start, boundary - 1, boundary, end - 1] {
            let proof = try InclusionProof(of: index, in: try #require(Subtree(start: 0, end: end)))
            {
                try nodes.node($0, $1)
            }
            let leaf = tree.node(0, index)
            #expect(proof.shows(leaf, at: index, size: end, root: root))
            let isOwn = tree.own.contains(index)
            #expect(proof.shows(leaf, at: index ^ 1, size: end, root: root) == !isOwn)
        }
        for earlier in [start, boundary - 1, boundary, boundary + 1, end] {
            let proof = try ConsistencyProof(from: earlier, to: end) { try nodes.node($0, $1) }
            let known = try #require(roots[earlier])
            #expect(proof.shows(known, of: earlier, in: end, root: root))
            #expect(!proof.shows(known, of: earlier - 1, in: end, root: root))
        }
    }

    @Test(arguments: [1 << 31, 1 << 32, 1 << 48, 1 << 53, UInt64.max])
    func `a checkpoint and a path hold every size`(_ size: UInt64) throws {
        let checkpoint = Checkpoint(
            origin: "example.org/x",
            size: size,
            root: MerkleTree.emptyRoot
        )
        #expect(try Checkpoint(checkpoint.text).size == size)
        let path = TilePath(.hashes(level: 0), index: size / 256, width: 255)
        #expect(TilePath(path.text) == path)
    }
}
