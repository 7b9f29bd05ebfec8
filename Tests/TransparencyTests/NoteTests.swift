// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import TestSupport
import Testing
import Transparency

@Suite("Notes and checkpoints") struct NoteTests {
    /// The example of golang.org/x/mod/sumdb/note.
    @Test func `the published example verifies`() throws {
        let key = try #require(
            NoteKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        )
        #expect(key.algorithm == .ed25519)
        #expect(key.text == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        #expect(
            NoteKey("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW") == nil
        )
    }

    @Test func `a key has a name, an identifier of its own and some bytes`() throws {
        let half = try signers().log.noteKey.bytes
        func text(_ name: String, _ blob: [UInt8]) -> String {
            let identifier = SHA256.hash(Array(name.utf8) + [0x0A] + blob).array[..<4]
            return
                "\(name)+\(Hexadecimal.encode(Array(identifier)))+\(Base64.standard.encode(blob))"
        }
        #expect(NoteKey(text("essai.example/log", [1] + half)) != nil)
        #expect(NoteKey(text("essai.example/log", [9] + half))?.key == nil)
        for name in ["", "a b", "a\u{A0}b", "a\nb", "a\u{1}b"] {
            #expect(NoteKey(text(name, [1] + half)) == nil, "\(name)")
        }
        for blob in [[], [1], [4], [9], [1] + half.dropLast()] as [[UInt8]] {
            #expect(NoteKey(text("essai.example/log", blob)) == nil, "\(blob)")
        }
        let whole = text("essai.example/log", [1] + half)
        #expect(NoteKey(whole.replacing("+", with: "+00", maxReplacements: 1)) == nil)
    }

    @Test func `a checkpoint is of the ledger whose key signs it, and that key signs in its way`()
        throws
    {
        let (log, clock) = try signers()
        let checkpoint = Checkpoint(
            origin: "autre.example/log",
            size: 1,
            root: MerkleTree.emptyRoot
        )
        let note = SignedNote(text: checkpoint.text, lines: [try log.sign(checkpoint, time: 0)])
        #expect(throws: NoteError.self) {
            try SignedCheckpoint(note.bytes, log: log.noteKey, cosigners: [])
        }
        let own = Checkpoint(origin: "essai.example/clock", size: 1, root: MerkleTree.emptyRoot)
        let key = try SigningKey(seed: [UInt8](repeating: 2, count: 32).span)
        let plain = SignedNote.Line(
            name: clock.noteKey.name,
            keyID: clock.noteKey.keyID,
            signature: try key.sign(Array(own.text.utf8))
        )
        for line in [try clock.sign(own, time: 1), plain] {
            let note = SignedNote(text: own.text, lines: [line])
            #expect(throws: NoteError.self) {
                try SignedCheckpoint(note.bytes, log: clock.noteKey, cosigners: [])
            }
        }
    }

    @Test func `a note is signed by Ed25519 alone`() throws {
        let key = try SigningKey.generate(.es256).verificationKey
        for algorithm in [NoteKey.Algorithm.ed25519, .cosignature] {
            #expect(NoteKey(name: "essai.example/log", algorithm: algorithm, key: key) == nil)
        }
    }

    @Test func `a bundle that does not fit names the entry that goes beyond it`() {
        let bytes: [UInt8] = [0, 1, 7, 0, 5, 1]
        for (count, offset) in [(1, 3), (2, 3), (3, 3)] {
            guard case .failure(let misfit) = EntryBundle.ranges(in: bytes, count: count) else {
                Issue.record("\(count) entries fit")
                continue
            }
            #expect(misfit.offset == offset, "\(count)")
        }
    }

    private func signers() throws -> (log: NoteSigner, clock: NoteSigner) {
        let log = NoteSigner(
            name: "essai.example/log",
            algorithm: .ed25519,
            key: try SigningKey(seed: [UInt8](repeating: 1, count: 32).span)
        )
        let clock = NoteSigner(
            name: "essai.example/clock",
            algorithm: .cosignature,
            key: try SigningKey(seed: [UInt8](repeating: 2, count: 32).span)
        )
        return (try #require(log), try #require(clock))
    }

    @Test func `a cosignature has eight bytes of a time that there can be, and a signature`() throws
    {
        let (log, clock) = try signers()
        let checkpoint = Checkpoint(
            origin: "essai.example/log",
            size: 7,
            root: MerkleTree.emptyRoot
        )
        let first = try log.sign(checkpoint, time: 0)
        func read(_ line: SignedNote.Line) throws -> SignedCheckpoint {
            let note = SignedNote(text: checkpoint.text, lines: [first, line])
            return try SignedCheckpoint(note.bytes, log: log.noteKey, cosigners: [clock.noteKey])
        }
        let most = UInt64(Int64.max)
        #expect(try read(try clock.sign(checkpoint, time: most)).cosignatures.values.first == most)
        #expect(throws: NoteError.self) { try read(try clock.sign(checkpoint, time: most + 1)) }
        let right = try clock.sign(checkpoint, time: 1)
        for count in [1, 7, 8, 71] {
            let line = SignedNote.Line(
                name: right.name,
                keyID: right.keyID,
                signature: Array(right.signature.prefix(count))
            )
            #expect(throws: NoteError.self, "\(count)") { try read(line) }
        }
        let longer = SignedNote.Line(
            name: right.name,
            keyID: right.keyID,
            signature: right.signature + [0]
        )
        #expect(throws: NoteError.self) { try read(longer) }
    }

    @Test func `a checkpoint with a cosignature is read back, and no flipped bit passes`() throws {
        let (log, clock) = try signers()
        let checkpoint = Checkpoint(
            origin: "essai.example/log",
            size: 7,
            root: MerkleTree.leafHash([1])
        )
        let note = SignedNote(
            text: checkpoint.text,
            lines: [
                try log.sign(checkpoint, time: 0), try clock.sign(checkpoint, time: 1_760_000_000),
            ]
        )
        let read = try SignedCheckpoint(note.bytes, log: log.noteKey, cosigners: [clock.noteKey])
        #expect(read.checkpoint == checkpoint)
        #expect(read.cosignatures == [clock.noteKey: 1_760_000_000])
        for bit in 0..<(note.bytes.count * 8) {
            var bytes = note.bytes
            bytes[bit / 8] ^= 1 << (bit % 8)
            let forged = try? SignedCheckpoint(bytes, log: log.noteKey, cosigners: [clock.noteKey])
            // A flip in the cosigner's name or key id makes the line one by an unknown key.
            #expect(forged == nil || forged?.cosignatures.isEmpty == true, "bit \(bit)")
            #expect(forged == nil || forged?.checkpoint == checkpoint)
        }
    }

    @Test func `a receipt is read back`() throws {
        let (log, _) = try signers()
        let tree = SampleTree(size: 9)
        let whole = try #require(Subtree(start: 0, end: 9))
        let checkpoint = Checkpoint(origin: "essai.example/log", size: 9, root: tree.root(9))
        let note = SignedNote(text: checkpoint.text, lines: [try log.sign(checkpoint, time: 0)])
        let proof = TLogProof(
            index: 5,
            inclusion: InclusionProof(of: 5, in: whole, node: tree.node),
            checkpoint: note.bytes
        )
        #expect(try TLogProof(proof.bytes) == proof)
    }

    @Test func `a policy asks for its quorum`() throws {
        let (log, clock) = try signers()
        let key = try SigningKey(seed: [UInt8](repeating: 3, count: 32).span).verificationKey
        let other = try #require(
            NoteKey(name: "autre.example/w", algorithm: .cosignature, key: key)
        )
        let text = """
            # genesis Zm9v
            log \(log.noteKey.text)
            witness a \(clock.noteKey.text)
            witness b \(other.text) https://autre.example/
            group two all a b
            quorum two

            """
        let policy = try TLogPolicy(Array(text.utf8))
        #expect(policy.genesis == "Zm9v")
        #expect(!policy.quorum.isMet(by: [clock.noteKey]))
        #expect(policy.quorum.isMet(by: [clock.noteKey, other]))
    }

    @Test(arguments: [
        ("tile/0/000", true), ("tile/entries/x001/000.p/7", true), ("tile/00/000", false),
        ("tile/0/000.p/256", false), ("tile/0/000.p/0", false), ("tile/0/001/002", false),
        ("tile/64/000", false), ("tile/0/x000/001", false), ("tile/0/000.p", false),
        ("tile/0/..", false),
    ])
    func `a tile path has one spelling`(_ text: String, _ isValid: Bool) {
        #expect((TilePath(text) != nil) == isValid)
        if let path = TilePath(text) { #expect(path.text == text) }
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 60 cases skipped"))
    func `the parsers agree with the C2SP cases`() throws {
        let cases = try Vectors.json("tlog/generated/parser_cases.json")
        func check(_ list: String, _ input: String, _ wanted: String, _ parses: (String) -> Bool)
            throws
        {
            for item in try #require(cases[list]?.elements) {
                let text = try #require(item[input]?.string)
                let name = item["desc"]?.string ?? text
                #expect(parses(text) == item[wanted]?.boolean, "\(list): \(name)")
            }
        }
        try check("notes", "message_b64", "parses") {
            (try? SignedNote(Base64.standard.decode($0) ?? [])) != nil
        }
        try check("checkpoint_bodies", "body", "valid") { (try? Checkpoint($0)) != nil }
        try check("tile_paths", "path", "valid") { TilePath($0) != nil }
        try check("tlog_proofs", "proof", "parses") { (try? TLogProof(Array($0.utf8))) != nil }
        try check("policies", "policy", "valid") { (try? TLogPolicy(Array($0.utf8))) != nil }
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 3 cases skipped"))
    func `the published checkpoint, receipt and policy fit together`() throws {
        let policy = try TLogPolicy(try Vectors.bytes("tlog/generated/policy.txt"))
        let log = try #require(policy.logs.first?.key)
        let bytes = try Vectors.bytes("tlog/generated/checkpoint.257.txt")
        let signed = try SignedCheckpoint(bytes, log: log, cosigners: policy.witnesses)
        // The second witness has a key of a type that this version does not verify.
        #expect(signed.cosignatures.values.sorted() == [1_790_000_000])
        #expect(policy.quorum.isMet(by: Set(signed.cosignatures.keys)))
        let receipt = try TLogProof(try Vectors.bytes("tlog/generated/leaf200.tlog-proof"))
        let leaf = MerkleTree.leafHash([0, 0, 0, 0, 0, 0, 0, 200])
        let checkpoint = signed.checkpoint
        #expect(
            receipt.inclusion.shows(leaf, at: 200, size: checkpoint.size, root: checkpoint.root)
        )
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 1 file of cases skipped"))
    func `tile paths agree with golang.org x mod`() throws {
        for item in try #require(
            try Vectors.json("tlog/generated/tile_paths.json")["cases"]?.elements
        ) {
            let index = try #require(UInt64(item["index"]?.string ?? "?"))
            let level = Int(try #require(item["level"]?.integer))
            #expect(TilePath(.hashes(level: level), index: index).text == item["path"]?.string)
            #expect(TilePath(.entries, index: index).text == item["entries"]?.string)
            let partial = try #require(item["partial_255"]?.string)
            #expect(TilePath(.hashes(level: level), index: index, width: 255).text == partial)
            #expect(TilePath(partial)?.index == index)
        }
    }
}
