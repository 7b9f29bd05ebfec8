// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// Rows of the threat page that no other suite shows.
@Suite("Threats") struct ThreatTests {
    private let ledger: SampleLedger

    init() throws { ledger = try SampleLedger() }

    /// Why an entry is refused, which must leave the ledger as it was.
    private func refusal(_ sealed: SealedEntry) throws -> AdmissionError? {
        let before = (ledger.store as? MemoryStore)?.contents
        let error = #expect(throws: LedgerError.self) { try ledger.append(sealed) }
        #expect((ledger.store as? MemoryStore)?.contents == before)
        guard case .refused(let reason) = error else { return nil }
        return reason
    }

    /// The next deliberation of the commune, at another time.
    private func sealed(at time: Timestamp = SampleLedger.start) throws -> SealedEntry {
        let next = try ledger.seal(
            SampleLedger.deliberation(1),
            subject: "act:2025-12-15:2025-1"
        )
        let statement = next.entry.statement.changing(issuedAt: time)
        let entry = try Entry(signing: statement, with: try SampleLedger.key("register"))
        return try SealedEntry(entry: entry, matching: next.disclosures)
    }

    @Test func `T02 an entry is dated neither before the one before it nor far ahead`() throws {
        try ledger.append(
            try ledger.seal(SampleLedger.deliberation(2), subject: "act:2025-12-15:2025-2")
        )
        let seconds = SampleLedger.start.seconds
        let early = try sealed(at: Timestamp(seconds: seconds - 1))
        guard case .datedBefore = try refusal(early) else {
            Issue.record("dated before the entry before it")
            return
        }
        let late = try sealed(at: Timestamp(seconds: seconds + 301))
        guard case .datedAhead = try refusal(late) else {
            Issue.record("dated more than five minutes ahead")
            return
        }
    }

    @Test func `T06 a key is enrolled with a proof by itself, for this ledger, authority and role`()
        throws
    {
        let genesis = try #require(ledger.writer.state?.genesisHash)
        let (newcomer, other) = (
            try #require(AuthorityIdentifier("NTRXX-NEW")), try #require(SampleLedger.commune)
        )
        let elsewhere = SHA256.hash(Array("another ledger".utf8))
        func proof(
            _ genesis: Digest,
            _ authority: AuthorityIdentifier,
            _ role: KeyRole,
            _ key: String
        ) throws -> String {
            try KeyProof.make(
                genesis: genesis,
                authority: authority,
                role: role,
                key: try SampleLedger.key(key)
            )
        }
        let right = try proof(genesis, newcomer, .register, "new")
        let wrong = [
            try proof(genesis, newcomer, .register, "another"),
            try proof(elsewhere, newcomer, .register, "new"),
            try proof(genesis, other, .register, "new"),
            try proof(genesis, newcomer, .declarant, "new"), String(right.dropLast(2)), "",
        ]
        for proof in wrong {
            guard case .badStructure = try refusal(try enrolment(newcomer, proof)) else {
                Issue.record("enrolled with \(proof)")
                continue
            }
        }
        try ledger.append(try enrolment(newcomer, right))
    }

    private func enrolment(_ authority: AuthorityIdentifier, _ proof: String) throws -> SealedEntry
    {
        try ledger.enrolment(
            of: authority,
            name: "Nouvelle commune (fictive)",
            key: try SampleLedger.key("new"),
            proof: proof
        )
    }

    /// An entry whose header is written by hand.
    private func sealed(_ header: String, by key: String = "register") throws -> SealedEntry {
        let sealed = try sealed()
        let payload = sealed.entry.leaf.split(separator: UInt8(ascii: "."))[1]
        let input = Base64.url.encodedBytes(Array(header.utf8)) + [UInt8(ascii: ".")] + payload
        let signature = try SampleLedger.key(key).sign(input)
        let leaf = input + [UInt8(ascii: ".")] + Base64.url.encodedBytes(signature)
        return try SealedEntry(entry: try Entry(leaf: leaf), matching: sealed.disclosures)
    }

    private func header(_ algorithm: String, _ key: String, _ type: String) -> String {
        #"{"alg":"\#(algorithm)","kid":"\#(key)","typ":"\#(type)"}"#
    }

    @Test func `T07 a seal counts for the key that it names, and for no other that would fit`()
        throws
    {
        let mine = try SampleLedger.key("register").verificationKey
        let other = try SampleLedger.key("another").verificationKey
        let (type, name) = ("feuillet+sd-jwt", mine.thumbprint)
        let right = try sealed(header("Ed25519", name, type))
        #expect(right.entry.isSigned(by: mine))
        // Sealed by another key under this one's name, and by another key under its own.
        let borrowed = try sealed(header("Ed25519", name, type), by: "another")
        let foreign = try sealed(header("Ed25519", other.thumbprint, type), by: "another")
        #expect(foreign.entry.isSigned(by: other))
        guard case .badSignature = try refusal(borrowed), case .unknownKey = try refusal(foreign)
        else {
            Issue.record("sealed by a key that is not the authority's")
            return
        }
    }

    @Test func `T10 a charter is superseded in its latest version, and in no older one`() throws {
        let act = try ledger.seal(SampleLedger.deliberation(1), subject: "act:2025-12-15:2025-1")
        try ledger.append(act)
        let hash = MerkleTree.leafHash(act.entry.leaf)
        func charter(_ version: Int64, over old: Digest?) throws -> SealedEntry {
            try ledger.seal(
                Record(
                    kind: .charter,
                    values: [
                        "title": [.string("Charte fictive")], "version": [.integer(version)],
                        "in_force_from": [.string("2025-12-15")],
                        "text": [.string(SpecimenTexts.charter)],
                    ]
                ),
                subject: version == 1 ? "charter:ai" : "charter:ai:\(version)",
                references: ["deliberation": [hash]].merging(
                    old.map { ["supersedes": [$0]] } ?? [:]
                ) { $1 }
            )
        }
        let first = try charter(1, over: nil)
        try ledger.append(first)
        let old = MerkleTree.leafHash(first.entry.leaf)
        try ledger.append(try charter(2, over: old))
        guard case .badReference(role: "supersedes", _) = try refusal(try charter(3, over: old))
        else {
            Issue.record("a second successor of an old version")
            return
        }
    }

    @Test func `T11 a header is the one of this format or none`() throws {
        let name = try SampleLedger.key("register").verificationKey.thumbprint
        let type = "feuillet+sd-jwt"
        let good = header("Ed25519", name, type)
        _ = try sealed(good)
        let members = good.dropFirst().dropLast()
        let bad = [
            header("none", name, type), header("HS256", name, type), header("RS256", name, type),
            header("EdDSA", name, type), header("Ed25519", name, "JWT"),
            header("Ed25519", "", type),
            #"{"alg":"Ed25519","typ":"\#(type)"}"#, #"{\#(members),"crit":["exp"]}"#,
            #"{\#(members),"x5u":"https://example.org"}"#, #"{\#(members),"alg":"none"}"#,
            #"{ \#(members)}"#, "[\(good)]", "null", "",
        ]
        for text in bad {
            #expect(throws: EntryError.self, "\(text)") { try sealed(text) }
        }
        // Another algorithm of this format, with the key of the first.
        guard case .badSignature = try refusal(try sealed(header("ES256", name, type))) else {
            Issue.record("the algorithm is the enrolled key's")
            return
        }
    }

    @Test func `T14 a node of the tree is no entry, and no entry is a node`() {
        let leaves = (0..<4).map { MerkleTree.leafHash(Array("leaf \($0)".utf8)) }
        let left = MerkleTree.nodeHash(leaves[0], leaves[1])
        let right = MerkleTree.nodeHash(leaves[2], leaves[3])
        let root = MerkleTree.nodeHash(left, right)
        let proof = InclusionProof(hashes: [leaves[1], right])
        #expect(proof.shows(leaves[0], at: 0, size: 4, root: root))
        // An inner node, as it is and as the bytes of an entry, in a tree of two or of four.
        for node in [left, MerkleTree.leafHash(leaves[0].array + leaves[1].array)] {
            for size in 1...8 as ClosedRange<UInt64> {
                for place in 0..<size where node != left || size != 2 {
                    let short = InclusionProof(hashes: [right])
                    #expect(!short.shows(node, at: place, size: size, root: root))
                }
            }
        }
    }

    @Test func `T32 the log signs the tree under its own name, whatever it is given`() throws {
        for origin in ["", "two\nlines", "a b", "a+b", "registre\u{0}", "\n"] {
            let signers = LogSigners(
                origin: origin,
                log: try SampleLedger.key("log"),
                clock: try SampleLedger.key("clock")
            )
            #expect(signers == nil, "\(origin)")
        }
        // A deliberation whose text is a checkpoint of another log.
        var record = SampleLedger.deliberation(1)
        record.set("text", [.string("other.example/log\n999\n\(Self.anyRoot)\n")])
        let sealed = try ledger.seal(record, subject: "act:2025-12-15:2025-1")
        _ = try ledger.writer.append([Submission(sealed)])
        let bytes = try #require(try ledger.store.read("checkpoint"))
        let checkpoint = try Checkpoint(try SignedNote(bytes).text)
        #expect(checkpoint.origin == SampleLedger.origin)
        #expect(checkpoint.size == ledger.writer.state?.size)
        #expect(checkpoint.extensions.isEmpty)
    }

    private static let anyRoot = SHA256.hash([]).base64
}
