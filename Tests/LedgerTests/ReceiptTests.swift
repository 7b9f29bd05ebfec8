// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import TestSupport
import Testing
import Transparency

/// A receipt and its entry, for whoever has a trust file and nothing else.
@Suite("Receipts") struct ReceiptTests {
    private let ledger: SampleLedger
    private let entry: Entry
    private let receipt: TLogProof

    init() throws {
        ledger = try SampleLedger()
        try ledger.fill(5)
        entry = try LedgerReader(ledger.store).item(4).entry
        receipt = try ledger.writer.receipt(4)
    }

    private func requireRefused(_ words: String, _ check: () throws -> Void) {
        let error = #expect(throws: NoteError.self) { try check() }
        #expect(error.map { "\($0)" }?.contains(words) == true, "\(String(describing: error))")
    }

    @Test func `show that the log has the entry`() throws {
        let policy = try ledger.policy()
        #expect(try ReceiptCheck.verify(receipt, entry: entry, policy: policy).size == 7)
        let other = try LedgerReader(ledger.store).item(5).entry
        requireRefused("not at place 4") {
            _ = try ReceiptCheck.verify(receipt, entry: other, policy: policy)
        }
    }

    @Test func `are worth what the trust file asks for`() throws {
        let signers = try SampleLedger.signers()
        let stranger = try #require(
            NoteKey(
                name: "autre.example/w",
                algorithm: .cosignature,
                key: try SampleLedger.key("witness").verificationKey
            )
        )
        let log = "log \(signers.log.noteKey.text)\n"
        let strict = try TLogPolicy(Array((log + "witness w \(stranger.text)\nquorum w\n").utf8))
        requireRefused("too few witnesses") {
            _ = try ReceiptCheck.verify(receipt, entry: entry, policy: strict)
        }
        let met = try TLogPolicy(
            Array((log + "witness c \(signers.clock.noteKey.text)\nquorum c\n").utf8)
        )
        #expect(try ReceiptCheck.verify(receipt, entry: entry, policy: met).size == 7)
        let elsewhere = try #require(
            NoteKey(
                name: "autre.example/log",
                algorithm: .ed25519,
                key: try SampleLedger.key("witness").verificationKey
            )
        )
        let other = try TLogPolicy(Array("log \(elsewhere.text)\nquorum none\n".utf8))
        requireRefused("names no log") {
            _ = try ReceiptCheck.verify(receipt, entry: entry, policy: other)
        }
    }

    @Test func `of a bundle say whether its anchor was checked`() throws {
        let bundle = try OfflineBundle(4, from: try LedgerReader(ledger.store))
        let signers = try SampleLedger.signers()
        func exitCode(_ policy: String?) throws -> Int32 {
            try bundle.verify(policy: policy.map { try TLogPolicy(Array($0.utf8)) }).exitCode
        }
        let log = "log \(signers.log.noteKey.text)\nquorum none\n"
        let genesis = try #require(ledger.writer.state?.genesisHash).base64URL
        let other = Digest([32 of UInt8](repeating: 0)).base64URL
        #expect(try exitCode(nil) == 4)
        #expect(try exitCode(log) == 4)
        #expect(try exitCode("# genesis \(genesis)\n" + log) == 0)
        #expect(try exitCode("# genesis \(other)\n" + log) == 1)
        #expect(bundle.enrolled == nil)
        let enrolment = try OfflineBundle(1, from: try LedgerReader(ledger.store))
        #expect(enrolment.enrolled == SampleLedger.commune)
    }
}
