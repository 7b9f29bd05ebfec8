// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// Verifying less than everything: what is looked at is looked at as well, and no result says more.
@Suite("Extent of a verification") struct ExtentTests {
    private let contents: [String: [UInt8]]
    private let policy: TLogPolicy

    init() throws {
        let ledger = try SampleLedger()
        try ledger.fill(298)
        contents = try #require((ledger.store as? MemoryStore)?.contents)
        policy = try ledger.policy()
    }

    private func verify(
        _ extent: LedgerVerifier.Extent,
        flipping name: String? = nil,
        at offset: Int = 100_000
    ) throws -> VerificationResult {
        var contents = contents
        if let name, let count = contents[name]?.count { contents[name]?[offset % count] ^= 1 }
        return try LedgerVerifier(MemoryStore(contents), extent: extent, policy: policy).run()
    }

    @Test(arguments: [LedgerVerifier.Extent.tree, .signatures])
    func `an intact ledger is not called verified as a whole`(_ extent: LedgerVerifier.Extent)
        throws
    {
        let result = try verify(extent)
        #expect(result.faults == [] && result.extent == extent && result.anchor == .checked)
        #expect(result.exitCode == 4)
        #expect(result.signatureCount == (extent == .tree ? 1 : 300))
    }

    @Test(arguments: [LedgerVerifier.Extent.tree, .signatures, .everything])
    func `a leaf that changed is named`(_ extent: LedgerVerifier.Extent) throws {
        for name in ["tile/entries/000", "tile/entries/001.p/44"] {
            let result = try verify(extent, flipping: name)
            #expect(result.exitCode == 1)
            #expect(result.faults.contains { $0.file == name && $0.entry != nil })
        }
    }

    @Test func `a bit is named in every entry of the tree`() throws {
        // Of those after the genesis only the hash is asked for, put right or not.
        let count = try LedgerReader(MemoryStore(contents)).item(0).entry.leaf.count
        for offset in [100, count + 102, count + 1500] {
            let result = try verify(.tree, flipping: "tile/entries/000", at: offset)
            #expect(result.faults.count == 1 && result.faults.first?.file == "tile/entries/000")
        }
        let result = try verify(.tree, flipping: "tile/entries/001.p/44", at: 100)
        #expect(result.faults.map(\.entry) == [256])
    }

    @Test func `a value that changed shows where values are verified`() throws {
        #expect(try verify(.everything, flipping: "disclosure/001.p/44").exitCode == 1)
        #expect(try verify(.signatures, flipping: "disclosure/001.p/44").faultCount == 0)
    }
}
