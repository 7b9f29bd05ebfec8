// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Testing
import Transparency

/// A tree whose leaf `i` is the bytes that `leaf` gives, with the hash of every complete subtree.
struct SampleTree {
    private(set) var range = CompactRange()
    private var nodes: [[Digest]] = []

    init(size: UInt64, leaf: (UInt64) -> [UInt8] = { [UInt8(truncatingIfNeeded: $0)] }) {
        for index in 0..<size { append(leaf(index)) }
    }

    mutating func append(_ data: [UInt8]) {
        range.append(MerkleTree.leafHash(data)) { level, index, hash in
            if nodes.count == level { nodes.append([]) }
            #expect(nodes[level].count == Int(index))
            nodes[level].append(hash)
        }
    }

    func node(_ level: Int, _ index: UInt64) -> Digest { nodes[level][Int(index)] }
    func hash(_ range: Range<UInt64>) -> Digest { MerkleTree.hash(of: range, node: node) }
    func root(_ size: UInt64) -> Digest { hash(0..<size) }
}

@Suite("Merkle tree") struct MerkleTreeTests {
    static let tree = SampleTree(size: 130)

    /// The draft that defines subtrees publishes one digest over every proof up to 130 leaves.
    @Test func `every subtree and proof up to 130 leaves is the published one`() throws {
        let tree = Self.tree
        var hashes = SHA256()
        var inclusions = SHA256()
        var consistencies = SHA256()
        func add(_ line: String, _ proof: [Digest], to hash: inout SHA256) {
            let text = line + proof.map { " \($0)" }.joined() + "\n"
            hash.update(Array(text.utf8).span)
        }
        for end in UInt64(0)...130 {
            for start in 0...end {
                guard let subtree = Subtree(start: start, end: end) else { continue }
                let name = "[\(start), \(end))"
                add(name, [tree.hash(start..<end)], to: &hashes)
                for index in start..<end {
                    let proof = InclusionProof(of: index, in: subtree, node: tree.node)
                    add("\(index) \(name)", proof.hashes, to: &inclusions)
                }
            }
        }
        for size in UInt64(0)...130 {
            for end in 0...size {
                for start in 0...end {
                    guard let subtree = Subtree(start: start, end: end) else { continue }
                    let proof = ConsistencyProof(of: subtree, in: size, node: tree.node)
                    add("[\(start), \(end)) \(size)", proof.hashes, to: &consistencies)
                }
            }
        }
        let digests = [hashes.finalize(), inclusions.finalize(), consistencies.finalize()]
        #expect(
            digests[0].description
                == "b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81"
        )
        #expect(
            digests[1].description
                == "ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f"
        )
        #expect(
            digests[2].description
                == "10fa99b37bf9bf9ffa26b412fbd98bd75363256d0b75d61bc4538b9c9c5a0a74"
        )
    }

    @Test(arguments: [UInt64(1), 2, 3, 7, 8, 33, 64])
    func `an inclusion proof shows its leaf and nothing else`(_ size: UInt64) throws {
        let tree = Self.tree
        let root = tree.root(size)
        let whole = try #require(Subtree(start: 0, end: size))
        for index in 0..<size {
            let proof = InclusionProof(of: index, in: whole, node: tree.node)
            let leaf = tree.node(0, index)
            #expect(proof.shows(leaf, at: index, size: size, root: root))
            for other in 0..<(size + 2) where other != index {
                #expect(!proof.shows(leaf, at: other, size: size, root: root))
            }
            for dropped in proof.hashes.indices {
                var hashes = proof.hashes
                hashes.remove(at: dropped)
                #expect(
                    !InclusionProof(hashes: hashes).shows(leaf, at: index, size: size, root: root)
                )
            }
            let longer = InclusionProof(hashes: proof.hashes + [root])
            #expect(!longer.shows(leaf, at: index, size: size, root: root))
        }
    }

    @Test func `a consistency proof shows every earlier size, and no other root`() throws {
        let tree = Self.tree
        for size in UInt64(1)...64 {
            for earlier in 1...size {
                let proof = ConsistencyProof(from: earlier, to: size, node: tree.node)
                let (old, new) = (tree.root(earlier), tree.root(size))
                #expect(proof.shows(old, of: earlier, in: size, root: new))
                #expect(!proof.shows(new, of: earlier, in: size, root: new) || earlier == size)
                #expect(!proof.shows(old, of: earlier, in: size, root: old) || earlier == size)
                for dropped in proof.hashes.indices {
                    var hashes = proof.hashes
                    hashes.remove(at: dropped)
                    let shorter = ConsistencyProof(hashes: hashes)
                    #expect(!shorter.shows(old, of: earlier, in: size, root: new))
                }
                let longer = ConsistencyProof(hashes: proof.hashes + [new])
                #expect(!longer.shows(old, of: earlier, in: size, root: new))
            }
        }
        #expect(
            !ConsistencyProof(hashes: []).shows(
                MerkleTree.emptyRoot,
                of: 0,
                in: 5,
                root: tree.root(5)
            )
        )
    }

    @Test func `a subtree begins before it ends, where its size lets it`() {
        #expect(Subtree(start: 5, end: 4) == nil && Subtree(start: 2, end: 5) == nil)
        #expect(Subtree(start: 4, end: 8) != nil && Subtree(start: 4, end: 7) != nil)
        #expect(Subtree(start: 0, end: .max) != nil && Subtree(start: 1, end: .max) == nil)
    }

    @Test func `a leaf outside of a subtree is not in it`() throws {
        let tree = Self.tree
        let subtree = try #require(Subtree(start: 4, end: 8))
        let (leaf, root) = (tree.node(0, 5), tree.hash(4..<8))
        let proof = InclusionProof(of: 5, in: subtree, node: tree.node)
        #expect(proof.shows(leaf, at: 5, in: subtree, root: root))
        for index in [UInt64(0), 1, 3, 4, 8, 9, .max] {
            #expect(!proof.shows(leaf, at: index, in: subtree, root: root), "\(index)")
        }
    }

    @Test func `nothing is part of a smaller tree, and a subtree without leaves of every one`()
        throws
    {
        let tree = Self.tree
        let nothing = ConsistencyProof(hashes: [])
        let root = tree.root(4)
        let larger = try #require(Subtree(start: 0, end: 8))
        #expect(!nothing.shows(root, of: larger, in: 4, root: root))
        #expect(!nothing.shows(root, of: 8, in: 4, root: root))
        for start in [UInt64(0), 4] {
            let empty = try #require(Subtree(start: start, end: start))
            #expect(nothing.shows(MerkleTree.emptyRoot, of: empty, in: 5, root: tree.root(5)))
            #expect(!nothing.shows(root, of: empty, in: 5, root: tree.root(5)))
            let more = ConsistencyProof(hashes: [root])
            #expect(!more.shows(MerkleTree.emptyRoot, of: empty, in: 5, root: tree.root(5)))
        }
    }

    @Test func `a compact range resumes from the complete subtrees of any size`() {
        let tree = Self.tree
        for size in UInt64(0)...130 {
            let range = CompactRange(size: size, node: tree.node)
            #expect(range.root == tree.root(size))
        }
    }
}
