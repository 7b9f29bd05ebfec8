// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Foundation
import Ledger
import Notation
import Records
import TestSupport
import Testing
import Transparency

/// What a proof that someone changed is worth: nothing.
@Suite("Bundle")
struct BundleTests {
    /// A ledger with a deliberation and its correction, and the proof of the correction.
    private func corrected() throws -> (ledger: SampleLedger, bundle: [String: Any]) {
        let ledger = try SampleLedger()
        let subject = "act:2025-12-15:2025-1"
        try ledger.append(try ledger.seal(SampleLedger.deliberation(1), subject: subject))
        let target = try ledger.writer.summary(2).leafHash
        let correction = try ledger.seal(
            SampleLedger.deliberation(1, votes: (21, 2)),
            kind: .correction,
            subject: subject,
            references: ["corrects": [target]]
        )
        try ledger.append(correction)
        let bytes = try OfflineBundle(3, from: try LedgerReader(ledger.store)).bytes
        let object = try JSONSerialization.jsonObject(with: Data(bytes))
        return (ledger, try #require(object as? [String: Any]))
    }

    private func verify(
        _ bundle: [String: Any],
        _ ledger: SampleLedger
    ) throws -> OfflineBundle.Finding {
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: bundle))
        return try OfflineBundle(bytes).verify(policy: try ledger.policy())
    }

    @Test func `a correction is proved with what it corrects, as the kind of it`() throws {
        let (ledger, bundle) = try corrected()
        let finding = try verify(bundle, ledger)
        #expect(finding.exitCode == 0 && finding.record.kind == .deliberation)
        #expect(finding.record.values["for"] == [.integer(21)])
    }

    @Test func `without what it corrects a correction proves nothing`() throws {
        var (ledger, bundle) = try corrected()
        let supports = try #require(bundle["supports"] as? [[String: Any]])
        bundle["supports"] = supports.filter { $0["index"] as? Int != 2 }
        #expect(throws: AdmissionError.self) { try verify(bundle, ledger) }
    }

    @Test func `a checkpoint that the clock did not date is refused`() throws {
        var (ledger, bundle) = try corrected()
        let checkpoint = try #require(bundle["checkpoint"] as? String)
        let lines = checkpoint.split(separator: "\n", omittingEmptySubsequences: false)
        bundle["checkpoint"] = (lines.dropLast(2) + [""]).joined(separator: "\n")
        #expect(throws: (any Error).self) { try verify(bundle, ledger) }
    }

    @Test func `a value may be left out, not changed or moved`() throws {
        var (ledger, bundle) = try corrected()
        let shown = try #require(bundle["disclosures"] as? [String])
        var some: [Any] = shown
        some[0] = NSNull()
        bundle["disclosures"] = some
        #expect(try verify(bundle, ledger).hidden.count == 1)
        bundle["disclosures"] = Array(shown.reversed())
        #expect(throws: AdmissionError.self) { try verify(bundle, ledger) }
        bundle["disclosures"] = Array(shown.dropLast())
        #expect(throws: AdmissionError.self) { try verify(bundle, ledger) }
    }

    @Test func `the same value under another salt is not the one that was sealed`() throws {
        var (ledger, bundle) = try corrected()
        var shown = try #require(bundle["disclosures"] as? [String])
        let again = try ledger.seal(
            SampleLedger.deliberation(1, votes: (21, 2)),
            subject: "act:2025-12-15:2025-1"
        )
        shown[0] = again.disclosures[0].text
        bundle["disclosures"] = shown
        #expect(throws: AdmissionError.self) { try verify(bundle, ledger) }
    }

    @Test func `a bundle has its type, its members and no more bytes than it may`() throws {
        let (ledger, bundle) = try corrected()
        var changed = bundle
        changed["type"] = "feuillet-bundle/2"
        #expect(throws: EntryError.self) { try verify(changed, ledger) }
        changed = bundle
        changed["more"] = 1
        #expect(throws: EntryError.self) { try verify(changed, ledger) }
        let entry = try #require(bundle["entry"] as? [String: Any])
        let proof = try #require(entry["proof"] as? [Any])
        let long = [String](repeating: SHA256.hash([]).base64, count: 65)
        for (member, value) in [("index", -1), ("proof", proof + ["x"]), ("proof", long)]
            as [(String, Any)]
        {
            changed = bundle
            changed["entry"] = entry.merging([member: value]) { $1 }
            #expect(throws: EntryError.self) { try verify(changed, ledger) }
        }
        changed = bundle
        changed["supports"] = [Any](repeating: entry, count: OfflineBundle.maximumSupportCount + 1)
        #expect(throws: EntryError.self) { try verify(changed, ledger) }
        changed = bundle
        changed["checkpoint"] = String(repeating: "x", count: OfflineBundle.maximumByteCount)
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: changed))
        #expect(throws: EntryError.self) { try OfflineBundle(bytes) }
    }

    @Test
    func `a trust file that names another log, or more witnesses than there are, is another's`()
        throws
    {
        let (ledger, bundle) = try corrected()
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: bundle))
        let genesis = try #require(ledger.writer.state?.genesisHash.base64URL)
        let log = try SampleLedger.signers().log.noteKey.text
        let key = try SampleLedger.key("another")
        let other = try #require(
            NoteKey(name: SampleLedger.origin, algorithm: .ed25519, key: key.verificationKey)
        )
        let witness = try #require(
            NoteKey(name: "w.example", algorithm: .cosignature, key: key.verificationKey)
        )
        func anchor(_ policy: String) throws -> VerificationResult.Anchor {
            let policy = try TLogPolicy(Array("# genesis \(genesis)\n\(policy)".utf8))
            return try OfflineBundle(bytes).verify(policy: policy).anchor
        }
        #expect(try anchor("log \(log)\nquorum none\n") == .checked)
        #expect(try anchor("log \(other.text)\nquorum none\n") == .wrong)
        #expect(try anchor("log \(log)\nwitness w \(witness.text)\nquorum w\n") == .wrong)
    }

    @Test func `an entry at another place than its proof says is refused`() throws {
        var (ledger, bundle) = try corrected()
        var entry = try #require(bundle["entry"] as? [String: Any])
        entry["index"] = 2
        bundle["entry"] = entry
        #expect(throws: (any Error).self) { try verify(bundle, ledger) }
    }

    @Test func `a revocation that came later contests the entry in its proof`() throws {
        let (ledger, _) = try corrected()
        let commune = try #require(SampleLedger.commune)
        let registrar = try #require(SampleLedger.registrar)
        let thumbprint = try #require(
            ledger.writer.state?.keys.first { $0.value.authority == commune }?.key
        )
        let enrolment = try #require(ledger.writer.state?.issuers[commune]?.enrolment)
        func revoke(from sequence: Int64) throws {
            let statement = try ledger.statement(
                by: registrar,
                kind: .key,
                subject: "key:\(thumbprint):\(sequence)",
                references: ["authority": [enrolment]],
                record: .plain(
                    .object([
                        .init("action", .string("revoke")),
                        .init("authority", .string(commune.text)),
                        .init("from_seq", .integer(sequence)),
                        .init("reason", .string("compromised")),
                        .init("thumbprint", .string(thumbprint)),
                    ])
                )
            )
            try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("registrar")))
        }
        func isContested() throws -> Bool {
            try OfflineBundle(3, from: try LedgerReader(ledger.store))
                .verify(policy: try ledger.policy()).isContested
        }
        #expect(try !isContested())
        try revoke(from: 1)
        #expect(try isContested())
        // It names an authority, and enrols none.
        #expect(try OfflineBundle(4, from: try LedgerReader(ledger.store)).enrolled == nil)
        #expect(try OfflineBundle(1, from: try LedgerReader(ledger.store)).enrolled == commune)
        // A later revocation can contest more, never less.
        try revoke(from: 2)
        #expect(try isContested())
    }
}
