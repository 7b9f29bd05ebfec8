// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import TestSupport
import Testing
import Transparency

/// transparency-dev/merkle and transparency-dev/tessera, Apache-2.0; trees and proofs that agree
/// with golang.org/x/mod, CC0.
@Suite(
    "Merkle vectors",
    .enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 518 + 220 cases skipped")
)
struct MerkleVectorTests {
    private func digest(_ value: JSONValue?) throws -> Digest? {
        guard let bytes = Base64.standard.decode(try #require(value?.string)) else { return nil }
        // An empty text is no digest at all.
        guard !bytes.isEmpty else { return nil }
        // Some cases say "don't care" where no digest is: another digest, equal for equal texts.
        return Digest(bytes) ?? SHA256.hash(Array("no digest: ".utf8) + bytes)
    }

    private func proof(_ value: JSONValue?) throws -> [Digest]? {
        let hashes = (value?.elements ?? []).map { $0.string.flatMap { Digest(base64: $0) } }
        return hashes.contains(nil) ? nil : hashes.compactMap { $0 }
    }

    private func number(_ value: JSONValue?) -> UInt64? {
        switch value {
        case .integer(let value): UInt64(exactly: value)
        case .number(let value): UInt64(exactly: value)
        default: nil
        }
    }

    private func accepts(_ item: JSONValue, folder: Substring) throws -> Bool {
        guard let hashes = try proof(item["proof"]) else { return false }
        switch folder {
        case "inclusion":
            guard let leaf = try digest(item["leafHash"]), let root = try digest(item["root"]),
                let index = number(item["leafIdx"]), let size = number(item["treeSize"])
            else { return false }
            return InclusionProof(hashes: hashes).shows(leaf, at: index, size: size, root: root)
        case "subtreeinclusion":
            guard let leaf = try digest(item["leafHash"]), let root = try digest(item["root"]),
                let index = number(item["leafIdx"]), let start = number(item["start"]),
                let end = number(item["end"]), let subtree = Subtree(start: start, end: end)
            else { return false }
            return InclusionProof(hashes: hashes).shows(leaf, at: index, in: subtree, root: root)
        case "consistency":
            guard let old = try digest(item["root1"]), let new = try digest(item["root2"]),
                let earlier = number(item["size1"]), let size = number(item["size2"])
            else { return false }
            return ConsistencyProof(hashes: hashes).shows(old, of: earlier, in: size, root: new)
        default:
            guard let hash = try digest(item["root1"]), let root = try digest(item["root2"]),
                let start = number(item["start"]), let end = number(item["end"]),
                let size = number(item["size"]), let subtree = Subtree(start: start, end: end)
            else { return false }
            return ConsistencyProof(hashes: hashes).shows(hash, of: subtree, in: size, root: root)
        }
    }

    @Test func `agrees with transparency-dev on all 518 cases`() throws {
        let base = "tlog/transparency-dev-merkle/testdata"
        let files = try Vectors.files(in: base)
        #expect(files.count == 518)
        var exceptions: [String] = []
        for file in files {
            let item = try Vectors.json(file)
            let folder = try #require(file.dropFirst(base.count + 1).split(separator: "/").first)
            let wanted = item["wantErr"]?.boolean == false
            if try accepts(item, folder: folder) != wanted { exceptions.append(file) }
        }
        #expect(exceptions == [])
    }

    @Test func `every checkpoint of a real log is consistent with every later one`() throws {
        let base = "tlog/transparency-dev-tessera/testdata/log"
        var tree = SampleTree(size: 0)
        var roots: [Digest] = []
        for size in 0...15 {
            let note = try SignedNote(try Vectors.bytes("\(base)/checkpoint.\(size)"))
            let checkpoint = try Checkpoint(note.text)
            #expect(checkpoint.size == UInt64(size))
            if size > 0 {
                let path = TilePath(.entries, index: 0, width: size).text
                let bytes = try Vectors.bytes("\(base)/\(path)")
                let ranges = try EntryBundle.ranges(in: bytes, count: size).get()
                tree.append(Array(bytes[ranges[size - 1]]))
                let tile = try Vectors.bytes(
                    "\(base)/\(TilePath(.hashes(level: 0), index: 0, width: size).text)"
                )
                #expect(tile == (0..<size).flatMap { tree.node(0, UInt64($0)).array })
            }
            #expect(tree.range.root == checkpoint.root)
            roots.append(checkpoint.root)
        }
        var pairs = 0
        for new in UInt64(1)...15 {
            for old in UInt64(0)..<new {
                pairs += 1
                guard old > 0 else { continue }
                let proof = ConsistencyProof(from: old, to: new, node: tree.node)
                #expect(proof.shows(roots[Int(old)], of: old, in: new, root: roots[Int(new)]))
            }
        }
        #expect(pairs == 120)
    }

    @Test func `trees, tiles and bundles up to 70 000 leaves have the published digests`() throws {
        let trees = try #require(try Vectors.json("tlog/generated/trees.json")["trees"]?.elements)
        func leaf(_ index: UInt64) -> [UInt8] {
            (0..<8).reversed().map { UInt8(truncatingIfNeeded: index >> (8 * UInt64($0))) }
        }
        let largest = try #require(trees.compactMap { number($0["size"]) }.max())
        let tree = SampleTree(size: largest, leaf: leaf)
        for item in trees {
            let size = try #require(number(item["size"]))
            #expect(tree.root(size).base64 == item["root"]?.string)
            let paths = Set(TilePath.all(size: size).map(\.text))
            for tile in item["tiles"]?.elements ?? [] {
                let text = try #require(tile["path"]?.string)
                #expect(paths.contains(text))
                let path = try #require(TilePath(text))
                guard case .hashes(let level) = path.content else { continue }
                let bytes = (0..<path.width).flatMap {
                    tree.node(8 * level, path.index * 256 + UInt64($0)).array
                }
                #expect(SHA256.hash(bytes).description == tile["sha256"]?.string)
            }
            if let bundle = item["last_entry_bundle"], let text = bundle["path"]?.string {
                let path = try #require(TilePath(text))
                let bytes = EntryBundle.encode(
                    (0..<path.width).map { leaf(path.index * 256 + UInt64($0)) }
                )
                #expect(SHA256.hash(bytes).description == bundle["sha256"]?.string)
            }
        }
    }

    @Test func `proofs agree with golang.org x mod`() throws {
        let proofs = try #require(
            try Vectors.json("tlog/generated/proofs.json")["proofs"]?.elements
        )
        #expect(proofs.count == 100)
        for item in proofs {
            let hashes = try #require(try proof(item["proof"]))
            if item["kind"]?.string == "inclusion" {
                let shown = InclusionProof(hashes: hashes).shows(
                    try #require(try digest(item["leaf_hash"])),
                    at: try #require(number(item["index"])),
                    size: try #require(number(item["size"])),
                    root: try #require(try digest(item["root"]))
                )
                #expect(shown)
            } else {
                let shown = ConsistencyProof(hashes: hashes).shows(
                    try #require(try digest(item["root1"])),
                    of: try #require(number(item["size1"])),
                    in: try #require(number(item["size2"])),
                    root: try #require(try digest(item["root2"]))
                )
                #expect(shown)
            }
        }
    }
}
