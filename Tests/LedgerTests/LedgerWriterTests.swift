// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

@Suite("Ledger writer") struct LedgerWriterTests {
    @Test(arguments: [0, 1, 252, 253, 254, 255, 300, 511, 600])
    func `a ledger of any size is intact, and every receipt holds`(_ count: Int) throws {
        let ledger = try SampleLedger()
        try ledger.fill(count)
        let result = try LedgerVerifier(ledger.store, policy: try ledger.policy()).run()
        #expect(result.faults == [])
        #expect(result.exitCode == 0)
        #expect(result.size == UInt64(count + 2))
        #expect(result.signatureCount == count + 2)
        let reader = try LedgerReader(ledger.store)
        let checkpoint = reader.checkpoint.checkpoint
        for index in stride(from: UInt64(0), to: checkpoint.size, by: 37) {
            let receipt = try reader.receipt(index)
            let leaf = MerkleTree.leafHash(try reader.item(index).entry.leaf)
            #expect(
                receipt.inclusion.shows(
                    leaf,
                    at: index,
                    size: checkpoint.size,
                    root: checkpoint.root
                )
            )
        }
    }

    @Test func `without a trust file the result is not 0`() throws {
        let result = try LedgerVerifier(try SampleLedger().store).run()
        #expect(result.isIntact)
        #expect(result.anchor == .notChecked)
        #expect(result.exitCode == 4)
    }

    @Test func `the same entry gets its first receipt, another in its place is a conflict`() throws
    {
        let ledger = try SampleLedger()
        let first = try ledger.seal(SampleLedger.deliberation(1), subject: "act:2025-12-15:1")
        let other = try ledger.seal(SampleLedger.deliberation(2), subject: "act:2025-12-15:2")
        let place = try ledger.append(first).index
        let again = try ledger.append(first)
        #expect(again.index == place && again.wasThere)
        #expect(throws: LedgerError.self) { try ledger.append(other) }
        #expect(ledger.writer.state?.size == 3)
    }

    @Test func `impossible facts are refused by name and leave the ledger unchanged`() throws {
        let ledger = try SampleLedger()
        let before = (ledger.store as? MemoryStore)?.contents
        var record = SampleLedger.deliberation(1)
        record.set("for", [.integer(30)])
        let sealed = try ledger.seal(record, subject: "act:2025-12-15:1")
        let error = #expect(throws: LedgerError.self) { try ledger.append(sealed) }
        guard case .refused(.badRecord(let issues)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(issues.map(\.field) == ["voters"])
        #expect((ledger.store as? MemoryStore)?.contents == before)
    }

    @Test func `a refused entry refuses only those that need it`() throws {
        let ledger = try SampleLedger()
        let good = try ledger.seal(SampleLedger.deliberation(1), subject: "act:2025-12-15:1")
        let bad = try ledger.seal(SampleLedger.deliberation(2), subject: "no such form")
        let outcomes = try ledger.writer.append([Submission(bad), Submission(good)])
        #expect(throws: LedgerError.self) { try outcomes[0].get() }
        #expect(try outcomes[1].get().index == 2)
    }

    @Test func `a subject is taken once, and a correction takes it again`() throws {
        let ledger = try SampleLedger()
        let subject = "act:2025-12-15:2025-1"
        try ledger.append(try ledger.seal(SampleLedger.deliberation(1), subject: subject))
        let twice = try ledger.seal(SampleLedger.deliberation(1, votes: (21, 2)), subject: subject)
        #expect(throws: LedgerError.self) { try ledger.append(twice) }
        let target = try ledger.writer.summary(2).leafHash
        let correction = try ledger.seal(
            SampleLedger.deliberation(1, votes: (21, 2)),
            kind: .correction,
            subject: subject,
            references: ["corrects": [target]]
        )
        try ledger.append(correction)
        #expect(try ledger.writer.replacement("corrects", of: target) == 3)
        let again = try ledger.seal(
            SampleLedger.deliberation(1),
            kind: .correction,
            subject: subject,
            references: ["corrects": [target]]
        )
        #expect(throws: LedgerError.self) { try ledger.append(again) }
        #expect(try LedgerVerifier(ledger.store, policy: try ledger.policy()).run().faults == [])
    }

    @Test func `a document must be given, and is kept under its digest`() throws {
        let ledger = try SampleLedger()
        let bytes = Array("%PDF-1.7 fictif".utf8)
        let digest = SHA256.hash(bytes).description
        var record = SampleLedger.deliberation(1)
        let document = JSONValue.object([
            JSONMember("name", .string("acte.pdf")), JSONMember("sha256", .string(digest)),
        ])
        record.set("documents", [document])
        let sealed = try ledger.seal(record, subject: "act:2025-12-15:1")
        #expect(throws: LedgerError.self) { try ledger.append(sealed) }
        try ledger.append(sealed, documents: [bytes])
        #expect(try LedgerReader(ledger.store).document(digest) == bytes)
        let result = try LedgerVerifier(ledger.store, policy: try ledger.policy()).run()
        #expect(result.faults == [] && result.documentCount == 1)
    }

    @Test func `a long value is an object of its own`() throws {
        let ledger = try SampleLedger()
        var record = SampleLedger.deliberation(1)
        record.set("text", [.string(String(repeating: "Article premier. ", count: 2000))])
        try ledger.append(try ledger.seal(record, subject: "act:2025-12-15:1"))
        let reader = try LedgerReader(ledger.store)
        #expect(try reader.record(try reader.item(2)) == record)
        #expect(try ledger.store.list("disclosure/large").count == 1)
        #expect(try LedgerVerifier(ledger.store, policy: try ledger.policy()).run().faults == [])
    }

    @Test(arguments: [0, 3, 254, 255, 300])
    func `a ledger opens again where it stopped`(_ count: Int) throws {
        let ledger = try SampleLedger()
        try ledger.fill(count)
        let before = (ledger.store as? MemoryStore)?.contents
        try ledger.reopen()
        #expect((ledger.store as? MemoryStore)?.contents == before)
        try ledger.fill(3, from: 1000)
        #expect(try LedgerVerifier(ledger.store, policy: try ledger.policy()).run().faults == [])
    }
}
