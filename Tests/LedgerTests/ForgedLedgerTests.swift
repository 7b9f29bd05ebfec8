// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// A ledger whose operator signs what it should have refused: tree and checkpoint are right, and whoever verifies
/// names the entry all the same.
@Suite("Forged ledger") struct ForgedLedgerTests {
    private let ledger: SampleLedger
    private let policy: TLogPolicy
    private let commune: AuthorityIdentifier

    init() throws {
        ledger = try SampleLedger()
        policy = try ledger.policy()
        commune = try #require(SampleLedger.commune)
        try ledger.fill(1)
    }

    private static let act = "act:2025-12-15:2025-9"

    private func act(_ record: Record = SampleLedger.deliberation(9)) throws -> SealedEntry {
        try ledger.seal(record, subject: Self.act)
    }

    /// What is found of a ledger that goes on with an entry.
    private func faults(_ add: (inout ForgedLedger) throws -> Void) throws -> [VerificationFault] {
        var forged = try ForgedLedger(ledger)
        try add(&forged)
        let result = try LedgerVerifier(try forged.store(), policy: policy).run()
        #expect(result.exitCode == (result.faults.isEmpty ? 0 : 1))
        return result.faults
    }

    private func requireNamed(
        _ words: String,
        in file: String = "tile/entries/000.p/4",
        _ add: (inout ForgedLedger) throws -> Void
    ) throws {
        let faults = try faults(add)
        #expect(faults.count == 1, "\(faults)")
        #expect(faults.first?.entry == 3 && faults.first?.file == file, "\(faults)")
        #expect(faults.first?.message.english.contains(words) == true, "\(faults)")
    }

    @Test func `what is right passes`() throws {
        #expect(try faults { $0.append(try act()) } == [])
    }

    // MARK: Seals and values

    @Test func `a seal by another key`() throws {
        let sealed = try act()
        let input = sealed.entry.signingInput
        let seal = try SampleLedger.key("another").sign(input)
        let leaf = input + [UInt8(ascii: ".")] + Base64.url.encodedBytes(seal)
        try requireNamed("the seal is not by the key in force") {
            $0.append(leaf, values: sealed.disclosures.map(\.text))
        }
    }

    private static let values = "disclosure/000.p/4"

    @Test func `values that do not stand for the digests, one each`() throws {
        let sealed = try act()
        let texts = sealed.disclosures.map(\.text)
        for values in [Array(texts.dropLast()), texts + [""], texts + texts.prefix(1)] {
            try requireNamed("not one disclosure for each digest", in: Self.values) {
                $0.append(sealed.entry.leaf, values: values)
            }
        }
        var swapped = texts
        swapped.swapAt(0, 1)
        let faults = try faults { $0.append(sealed.entry.leaf, values: swapped) }
        #expect(faults.count == 2)
        #expect(faults.allSatisfy { $0.entry == 3 && $0.field != nil })
        try requireNamed("the value is missing, and no erasure names it", in: Self.values) {
            $0.append(sealed.entry.leaf, values: texts.dropLast() + [""])
        }
    }

    @Test func `values beside an entry that hides none`() throws {
        let other = try #require(AuthorityIdentifier("NTRXX-OTHER"))
        let enrolment = try ledger.enrolment(
            of: other,
            name: "Autre",
            key: try SampleLedger.key("other")
        )
        #expect(try faults { $0.append(enrolment) } == [])
        try requireNamed("not one disclosure for each digest", in: Self.values) {
            $0.append(enrolment.entry.leaf, values: try act().disclosures.map(\.text))
        }
    }

    @Test func `two values with one salt`() throws {
        let base = try act().entry.statement
        let sealed = try SealedEntry(
            record: SampleLedger.deliberation(9),
            statement: { base.changing(record: $0) },
            key: try SampleLedger.key("register"),
            random: RandomSource { [UInt8](repeating: 7, count: $0) }
        )
        try requireNamed("have the same salt", in: Self.values) { $0.append(sealed) }
    }

    @Test func `values that cannot be`() throws {
        let impossible = SampleLedger.deliberation(9, votes: (40, 3))
        try requireNamed("", in: Self.values) { $0.append(try act(impossible)) }
    }

    // MARK: What is not admitted

    private func requireRefused(
        _ statement: Statement,
        by key: String = "register",
        _ words: String
    ) throws {
        let entry = try Entry(signing: statement, with: try SampleLedger.key(key))
        let values = try act().disclosures.map(\.text)
        let isPlain = statement.record.plain != nil
        try requireNamed("the entry cannot be admitted") {
            $0.append(entry.leaf, values: isPlain ? [] : values)
        }
        let found = try faults { $0.append(entry.leaf, values: isPlain ? [] : values) }
        #expect(found.first?.message.english.contains(words) == true, "\(found)")
    }

    @Test func `an entry of another ledger, out of its place or its time`() throws {
        let right = try act().entry.statement
        let seconds = SampleLedger.start.seconds
        let registrar = try #require(SampleLedger.registrar)
        try requireRefused(right.changing(log: "other.example/log"), "other.example/log")
        try requireRefused(right.changing(sequence: right.sequence + 1), "2")
        try requireRefused(right.changing(sequence: 0), "0")
        let nothing = Digest([32 of UInt8](repeating: 0))
        try requireRefused(right.changing(previous: nothing), "1")
        try requireRefused(right.changing(issuedAt: Timestamp(seconds: seconds - 1)), "")
        try requireRefused(right.changing(issuer: registrar), "")
        try requireRefused(right.changing(subject: "use:x"), "use:x")
        try requireRefused(right.changing(subject: "act:2025-12-15:2025-1"), "")
        try requireRefused(right.changing(references: ["act": [nothing]]), "act")
        try requireRefused(right.changing(kind: .opinion, subject: "opinion:x"), "")
        try requireRefused(right, by: "unknown", "")
    }

    @Test func `a second genesis`() throws {
        let genesis = try LedgerReader(ledger.store).item(0).entry.statement
        let registrar = try #require(SampleLedger.registrar)
        let chain = try #require(ledger.writer.state?.issuers[registrar])
        try requireRefused(genesis, by: "registrar", "a ledger has one genesis")
        let again = genesis.changing(sequence: chain.nextSequence, previous: chain.head)
        try requireRefused(again, by: "registrar", "a ledger has one genesis")
    }

    @Test func `an erasure of what must stay`() throws {
        let target = try ledger.writer.summary(2).leafHash
        let record = Erasure(
            reason: .objection,
            targets: [Erasure.Target(entry: target, field: "number", elements: [0])]
        ).record
        let statement = try ledger.statement(
            by: commune,
            kind: .erasure,
            subject: "erasure:1",
            references: ["entries": [target]],
            record: .plain(record)
        )
        try requireRefused(statement, "not erasable")
    }

    // MARK: Proofs

    @Test func `a proof of what was forged is worth nothing`() throws {
        let right = try act()
        func finding(_ leaf: [UInt8]) throws -> OfflineBundle.Finding {
            var forged = try ForgedLedger(ledger)
            forged.append(leaf, values: right.disclosures.map(\.text))
            return try OfflineBundle(3, from: try LedgerReader(try forged.store()))
                .verify(policy: policy)
        }
        #expect(try finding(right.entry.leaf).exitCode == 0)
        let input = right.entry.signingInput
        let seal = try SampleLedger.key("another").sign(input)
        let statement = right.entry.statement
        let forged = [
            input + [UInt8(ascii: ".")] + Base64.url.encodedBytes(seal),
            try Entry(
                signing: statement.changing(log: "other.example/log"),
                with: try SampleLedger.key("register")
            ).leaf,
            try Entry(
                signing: statement.changing(kind: .opinion, subject: "opinion:x"),
                with: try SampleLedger.key("register")
            ).leaf,
            try Entry(
                signing: statement.changing(subject: "use:x"),
                with: try SampleLedger.key("register")
            ).leaf,
        ]
        for leaf in forged { #expect(throws: (any Error).self) { try finding(leaf) } }
        let impossible = try act(SampleLedger.deliberation(9, votes: (40, 3)))
        var whole = try ForgedLedger(ledger)
        whole.append(impossible)
        let bundle = try OfflineBundle(3, from: try LedgerReader(try whole.store()))
        #expect(throws: AdmissionError.self) { try bundle.verify(policy: policy) }
    }

    @Test func `a proof does not begin with a genesis that is not the first entry`() throws {
        let genesis = try LedgerReader(ledger.store).item(0).entry.leaf
        var forged = try ForgedLedger(ledger)
        forged.append(genesis, values: [])
        #expect(try bundle(of: 0, in: forged).verify(policy: policy).exitCode == 0)
        #expect(throws: AdmissionError.self) {
            try bundle(of: 3, in: forged).verify(policy: policy)
        }
    }

    @Test func `a proof in which an authority is enrolled twice proves nothing`() throws {
        var forged = try ForgedLedger(ledger)
        forged.append(
            try ledger.enrolment(
                of: commune,
                name: "Une autre (fictive)",
                key: try SampleLedger.key("another")
            )
        )
        #expect(try bundle(of: 1, on: [0], in: forged).verify(policy: policy).exitCode == 0)
        #expect(throws: AdmissionError.self) {
            try bundle(of: 3, on: [0, 1], in: forged).verify(policy: policy)
        }
    }

    /// The proof of an entry, with those that it rests on.
    private func bundle(
        of index: UInt64,
        on supports: [UInt64] = [],
        in forged: ForgedLedger
    ) throws -> OfflineBundle {
        let checkpoint = try #require(try forged.store().contents["checkpoint"])
        let json = JSONValue.object([
            JSONMember("checkpoint", .string(String(decoding: checkpoint, as: UTF8.self))),
            JSONMember("disclosures", .array([])), JSONMember("entry", try forged.item(index)),
            JSONMember("supports", .array(try supports.map { try forged.item($0) })),
            JSONMember("type", .string("feuillet-bundle/1")),
        ])
        return try OfflineBundle(json.canonical())
    }

    // MARK: Genesis

    @Test func `a genesis of another name than its log's key proves nothing`() throws {
        let first = try LedgerReader(ledger.store).item(0).entry.statement
        let members = (first.record.plain?.members ?? []).map {
            $0.key == "origin" ? JSONMember("origin", .string("other.example/log")) : $0
        }
        let genesis = try Entry(
            signing: first.changing(log: "other.example/log", record: .plain(.object(members))),
            with: try SampleLedger.key("registrar")
        )
        var forged = try ForgedLedger(try SampleLedger(), leaving: 0)
        forged.append(genesis.leaf, values: [])
        #expect(throws: (any Error).self) { try bundle(of: 0, in: forged).verify(policy: nil) }
        #expect(try LedgerVerifier(try forged.store()).run().exitCode == 1)
    }

    @Test(arguments: ["", "a b", "a+b", "é.example/r", "a\n", String(repeating: "a", count: 201)])
    func `a ledger's name is 1 to 200 bytes of ASCII that can stand in a key's name`(
        _ origin: String
    ) throws {
        let first = try LedgerReader(ledger.store).item(0).entry.statement
        func state(_ origin: String) throws -> RegisterState {
            let members = (first.record.plain?.members ?? []).map {
                $0.key == "origin" ? JSONMember("origin", .string(origin)) : $0
            }
            let genesis = try Entry(
                signing: first.changing(log: origin, record: .plain(.object(members))),
                with: try SampleLedger.key("registrar")
            )
            return try RegisterState(
                genesis: genesis,
                leafHash: MerkleTree.leafHash(genesis.leaf)
            )
        }
        #expect(throws: (any Error).self) { try state(origin) }
        #expect(try state(String(repeating: "a", count: 200)).size == 1)
    }

    @Test func `a genesis begins its chain, refers to nothing, and is sealed by the key it names`()
        throws
    {
        let first = try LedgerReader(ledger.store).item(0).entry.statement
        func requireRefused(_ statement: Statement, by key: String = "registrar") throws {
            let genesis = try Entry(signing: statement, with: try SampleLedger.key(key))
            #expect(throws: (any Error).self) {
                try RegisterState(genesis: genesis, leafHash: MerkleTree.leafHash(genesis.leaf))
            }
        }
        let digest = SHA256.hash([1])
        try requireRefused(first.changing(sequence: 1))
        try requireRefused(first.changing(previous: digest))
        try requireRefused(first.changing(subject: "genesis:1"))
        try requireRefused(first.changing(references: ["authority": [digest]]))
        try requireRefused(first.changing(kind: .authority))
        try requireRefused(first, by: "another")
        // The header names the right key, and the seal is of another statement.
        let right = try Entry(signing: first, with: try SampleLedger.key("registrar")).leaf
        let other = try Entry(
            signing: first.changing(issuedAt: Timestamp(seconds: 1)),
            with: try SampleLedger.key("registrar")
        ).leaf
        let end = try #require(right.lastIndex(of: UInt8(ascii: ".")))
        let seal = try #require(other.lastIndex(of: UInt8(ascii: ".")))
        let forged = try Entry(leaf: Array(right[..<end]) + Array(other[seal...]))
        #expect(throws: AdmissionError.self) {
            try RegisterState(genesis: forged, leafHash: MerkleTree.leafHash(forged.leaf))
        }
        let leaf = MerkleTree.leafHash(right)
        #expect(try RegisterState(genesis: try Entry(leaf: right), leafHash: leaf).size == 1)
    }

    @Test(arguments: ["clock_key", "log_key"])
    func `a genesis that names keys that are none`(_ member: String) throws {
        let first = try LedgerReader(ledger.store).item(0).entry.statement
        let members = (first.record.plain?.members ?? []).map {
            $0.key == member ? JSONMember(member, .string("x")) : $0
        }
        let genesis = try Entry(
            signing: first.changing(record: .plain(.object(members))),
            with: try SampleLedger.key("registrar")
        )
        var forged = try ForgedLedger(try SampleLedger(), leaving: 0)
        forged.append(genesis.leaf, values: [])
        let result = try LedgerVerifier(try forged.store()).run()
        #expect(result.faults.count == 1 && result.exitCode == 1)
        #expect(result.faults.first?.message.english.contains("keys that cannot be read") == true)
    }
}
