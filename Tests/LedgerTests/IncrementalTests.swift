// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Storage
import TestSupport
import Testing
import Transparency

/// Verification from an earlier attestation: what came before is hashed, not verified again.
@Suite("Incremental verification") struct IncrementalTests {
    private let ledger: SampleLedger
    private let attested: [UInt8]
    private let policy: TLogPolicy

    init() throws {
        ledger = try SampleLedger()
        try ledger.fill(298)
        attested = ledger.writer.checkpoint.bytes
        try ledger.fill(20, from: 1000)
        policy = try ledger.policy()
    }

    private func verify(_ damage: (inout [String: [UInt8]]) -> Void) throws -> VerificationResult {
        var contents = try #require((ledger.store as? MemoryStore)?.contents)
        damage(&contents)
        return try LedgerVerifier(
            MemoryStore(contents),
            policy: policy,
            earlier: .checkpoint(attested),
            isIncremental: true
        ).run()
    }

    @Test func `only the seals that came after are verified, and the result says so`() throws {
        let result = try verify { _ in }
        #expect(result.faults == [] && result.exitCode == 0 && result.continues == true)
        #expect(result.size == 320 && result.attestedSize == 300)
        #expect(result.signatureCount == 20)
        let whole = try LedgerVerifier(ledger.store, policy: policy).run()
        #expect(whole.attestedSize == 0 && whole.signatureCount == 320)
    }

    @Test func `a leaf that was attested is still compared with the signed root`() throws {
        let result = try verify { $0["tile/entries/000"]?[5000] ^= 1 }
        #expect(result.exitCode == 1)
        #expect(result.faults.first?.file == "tile/entries/000")
        #expect(result.faults.first?.offset == 5000)
    }

    @Test func `what came after is verified whole`() throws {
        let name = "disclosure/001.p/64"
        let result = try verify { contents in
            guard let count = contents[name]?.count else { return }
            contents[name]?[count - 50] ^= 1
        }
        #expect(result.exitCode == 1)
        #expect(result.faults.contains { $0.file == name && ($0.entry ?? 0) >= 300 })
    }

    @Test func `values that were attested are not re-read: that is what it does not show`() throws {
        let result = try verify { $0["disclosure/000"]?[500] ^= 1 }
        #expect(result.exitCode == 0 && result.attestedSize == 300)
        #expect(try LedgerVerifier(damaged(), policy: policy).run().exitCode == 1)
    }

    private func damaged() throws -> MemoryStore {
        var contents = try #require((ledger.store as? MemoryStore)?.contents)
        contents["disclosure/000"]?[500] ^= 1
        return MemoryStore(contents)
    }

    @Test func `another history is a rollback, however large the attested size`() throws {
        let other = try SampleLedger()
        try other.fill(318, from: 5000)
        let result = try LedgerVerifier(
            other.store,
            policy: policy,
            earlier: .checkpoint(attested),
            isIncremental: true
        ).run()
        #expect(result.exitCode == 5)
    }
}
