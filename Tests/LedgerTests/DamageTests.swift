// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

@Suite("Damage") struct DamageTests {
    private func verify(_ contents: [String: [UInt8]], _ policy: TLogPolicy) throws
        -> VerificationResult
    {
        try LedgerVerifier(MemoryStore(contents), policy: policy).run()
    }

    private func contents(_ ledger: SampleLedger) throws -> [String: [UInt8]] {
        try #require((ledger.store as? MemoryStore)?.contents)
    }

    @Test func `a flipped bit in any byte of any file is named with its file and offset`() throws {
        let ledger = try SampleLedger()
        let bytes = Array("%PDF".utf8)
        var record = SampleLedger.deliberation(1)
        record.set(
            "documents",
            [
                .object([
                    JSONMember("name", .string("a.pdf")),
                    JSONMember("sha256", .string(digest(bytes))),
                ])
            ]
        )
        try ledger.append(try ledger.seal(record, subject: "act:2025-12-15:1"), documents: [bytes])
        let policy = try ledger.policy()
        let intact = try contents(ledger)
        #expect(try verify(intact, policy).faults == [])
        var count = 0
        for (name, bytes) in intact.sorted(by: { $0.key < $1.key }) {
            // One bit of each seventh byte; the deeper gate flips them all.
            for offset in stride(from: 0, to: bytes.count, by: 7) {
                var damaged = intact
                damaged[name]?[offset] ^= 1 << (offset % 8)
                let result = try verify(damaged, policy)
                #expect(result.exitCode == 1, "\(name) at \(offset)")
                let named = result.faults.contains { fault in
                    fault.file == name && (fault.offset != nil || fault.entry != nil)
                }
                #expect(named, "\(name) at \(offset): \(result.faults)")
                count += 1
            }
        }
        #expect(count > 1000)
    }

    @Test func `a flipped bit in the specimen is named, whatever other entries say of its entry`()
        throws
    {
        // An entry of each kind: what one says of another must not be read from damaged bytes.
        let ledger = try Specimen().ledger
        let policy = try ledger.policy()
        let intact = try contents(ledger)
        #expect(try verify(intact, policy).faults == [])
        for (name, bytes) in intact.sorted(by: { $0.key < $1.key }) {
            for offset in stride(from: 0, to: bytes.count, by: 61) {
                var damaged = intact
                damaged[name]?[offset] ^= 1 << (offset % 8)
                let result = try verify(damaged, policy)
                #expect(result.exitCode == 1, "\(name) at \(offset)")
                #expect(result.faults.contains { $0.file == name }, "\(name) at \(offset)")
            }
        }
    }

    private func digest(_ bytes: [UInt8]) -> String {
        MemoryDigest.text(bytes)
    }

    @Test func `a flipped bit in a full bundle is named with its entry and exact byte`() throws {
        let ledger = try SampleLedger()
        try ledger.fill(300)
        let policy = try ledger.policy()
        let intact = try contents(ledger)
        let name = "tile/entries/000"
        let bundle = try #require(intact[name])
        let ranges = try EntryBundle.ranges(in: bundle, count: 256).get()
        for entry in [0, 17, 255] {
            let offset = ranges[entry].lowerBound + 200
            var damaged = intact
            damaged[name]?[offset] ^= 4
            let result = try verify(damaged, policy)
            #expect(result.faults.count == 1)
            let fault = try #require(result.faults.first)
            #expect(fault.file == name && fault.entry == UInt64(entry) && fault.offset == offset)
        }
    }

    @Test func `swapped, dropped, duplicated and truncated entries are found`() throws {
        let ledger = try SampleLedger()
        try ledger.fill(300)
        let policy = try ledger.policy()
        let intact = try contents(ledger)
        let name = "tile/entries/000"
        let bundle = try #require(intact[name])
        let entries = try EntryBundle.ranges(in: bundle, count: 256).get().map { Array(bundle[$0]) }
        var swapped = entries
        swapped.swapAt(10, 11)
        var dropped = entries
        dropped.remove(at: 10)
        var doubled = entries
        doubled[11] = entries[10]
        for (what, bytes) in [
            ("swapped", EntryBundle.encode(swapped)), ("dropped", EntryBundle.encode(dropped)),
            ("doubled", EntryBundle.encode(doubled)), ("cut", Array(bundle.dropLast(40))),
        ] {
            var damaged = intact
            damaged[name] = bytes
            let result = try verify(damaged, policy)
            #expect(result.exitCode == 1, "\(what)")
            #expect(result.faults.contains { $0.file == name && $0.entry != nil }, "\(what)")
        }
        for missing in intact.keys where missing != "checkpoint" && missing != "lock" {
            var damaged = intact
            damaged[missing] = nil
            let result = try verify(damaged, policy)
            #expect(result.faults.contains { $0.file == missing }, "\(missing): \(result.faults)")
        }
        var extra = intact
        extra["tile/9/000"] = [1]
        #expect(try verify(extra, policy).faults.contains { $0.file == "tile/9/000" })
    }

    @Test func `an old copy is intact by itself, and refused against a receipt`() throws {
        let ledger = try SampleLedger()
        try ledger.fill(5)
        let old = try contents(ledger)
        try ledger.fill(5, from: 100)
        let receipt = try LedgerReader(ledger.store).receipt(11)
        let policy = try ledger.policy()
        #expect(try verify(old, policy).exitCode == 0)
        func against(_ contents: [String: [UInt8]]) throws -> VerificationResult {
            try LedgerVerifier(MemoryStore(contents), policy: policy, earlier: .receipt(receipt))
                .run()
        }
        #expect(try against(old).exitCode == 5)
        #expect(try against(try contents(ledger)).exitCode == 0)
    }

    @Test func `a rewritten history is refused against a receipt`() throws {
        let ledger = try SampleLedger()
        try ledger.fill(5)
        let receipt = try LedgerReader(ledger.store).receipt(6)
        let rewritten = try SampleLedger()
        try rewritten.fill(9, from: 50)
        let result = try LedgerVerifier(
            rewritten.store,
            policy: try rewritten.policy(),
            earlier: .receipt(receipt)
        ).run()
        #expect(result.faults == [])
        #expect(result.exitCode == 5)
    }

    @Test func `another ledger is refused by the trust file`() throws {
        let ledger = try SampleLedger()
        let log = try SampleLedger.signers().log.noteKey.text
        let other = try TLogPolicy(Array("# genesis AAAA\nlog \(log)\nquorum none\n".utf8))
        let result = try LedgerVerifier(ledger.store, policy: other).run()
        #expect(result.anchor == .wrong && result.exitCode == 1)
    }

    @Test func `a checkpoint line by a known key under another name is refused`() throws {
        let ledger = try SampleLedger()
        var damaged = try contents(ledger)
        let text = String(decoding: try #require(damaged["checkpoint"]), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let clock = try #require(lines.last { $0.contains("/clock ") })
        let forged = clock.split(separator: " ").enumerated()
            .map { $0.offset == 1 ? "somebody.example" : String($0.element) }.joined(separator: " ")
        damaged["checkpoint"] = Array((text + forged + "\n").utf8)
        #expect(try verify(damaged, try ledger.policy()).exitCode == 1)
    }

    @Test func `a checkpoint that the clock did not date is no checkpoint`() throws {
        let ledger = try SampleLedger()
        var damaged = try contents(ledger)
        let note = try SignedNote(try #require(damaged["checkpoint"]))
        damaged["checkpoint"] =
            SignedNote(text: note.text, lines: Array(note.lines.prefix(1))).bytes
        let result = try verify(damaged, try ledger.policy())
        #expect(result.faults.map(\.file) == ["checkpoint"] && result.exitCode == 1)
    }

    @Test func `a checkpoint by a key that is trusted and not the ledger's is another ledger's`()
        throws
    {
        let ledger = try SampleLedger()
        var changed = try contents(ledger)
        let signers = try #require(
            LogSigners(
                origin: SampleLedger.origin,
                log: try SampleLedger.key("another"),
                clock: try SampleLedger.key("clock")
            )
        )
        let note = try SignedNote(try #require(changed["checkpoint"]))
        changed["checkpoint"] = try signers.sign(try Checkpoint(note.text), time: 1).bytes
        let genesis = try #require(ledger.writer.state?.genesisHash.base64URL)
        let text = "# genesis \(genesis)\nlog \(signers.log.noteKey.text)\nquorum none\n"
        let result = try verify(changed, try TLogPolicy(Array(text.utf8)))
        #expect(result.anchor == .wrong && result.exitCode == 1)
    }

    @Test func `a trust file without a log line is another ledger's, not a fault`() throws {
        let ledger = try SampleLedger()
        let result = try verify(try contents(ledger), try TLogPolicy(Array("quorum none\n".utf8)))
        #expect(result.faults == [])
        #expect(result.anchor == .notChecked)
    }

    @Test func `a quorum that is not met is never intact`() throws {
        let ledger = try SampleLedger()
        let witness = try SampleLedger.key("a witness").verificationKey
        let key = try #require(NoteKey(name: "w.example", algorithm: .cosignature, key: witness))
        let log = try SampleLedger.signers().log.noteKey.text
        let policy = try TLogPolicy(Array("log \(log)\nwitness w \(key.text)\nquorum w\n".utf8))
        #expect(try verify(try contents(ledger), policy).exitCode == 1)
    }

    @Test(arguments: [0, UInt64.max, 1 << 63, 1 << 40])
    func `a checkpoint of an absurd size ends in a fault`(_ size: UInt64) throws {
        let ledger = try SampleLedger()
        var damaged = try contents(ledger)
        let signers = try SampleLedger.signers()
        let checkpoint = Checkpoint(
            origin: SampleLedger.origin,
            size: size,
            root: MerkleTree.emptyRoot
        )
        let note = SignedNote(
            text: checkpoint.text,
            lines: [
                try signers.log.sign(checkpoint, time: 0),
                try signers.clock.sign(checkpoint, time: 0),
            ]
        )
        damaged["checkpoint"] = note.bytes
        #expect(try verify(damaged, try ledger.policy()).exitCode == 1)
        #expect(throws: LedgerError.self) { try LedgerReader(MemoryStore(damaged)) }
    }

    @Test func `a ledger without its checkpoint is told from no ledger`() throws {
        let ledger = try SampleLedger()
        var damaged = try contents(ledger)
        damaged["checkpoint"] = nil
        func refusal(_ store: MemoryStore) -> LedgerError? {
            #expect(throws: LedgerError.self) { try LedgerReader(store) }
        }
        guard case .missing("checkpoint") = refusal(MemoryStore(damaged)) else {
            Issue.record("entries without a checkpoint are a damaged ledger")
            return
        }
        guard case .notALedger = refusal(MemoryStore()) else {
            Issue.record("an empty folder is no ledger")
            return
        }
    }
}
