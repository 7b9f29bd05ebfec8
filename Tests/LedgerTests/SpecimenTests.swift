// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Foundation
import Ledger
import Notation
import Policy
import Records
import Storage
import TestSupport
import Testing
import Transparency

@Suite("Specimen") struct SpecimenTests {
    private static let folder = Specimen.root.appending(path: "Ledger/Specimen")
    private static let policyFile = Specimen.root.appending(path: "Ledger/specimen.policy")

    private func policy(_ ledger: SampleLedger) throws -> String {
        let genesis = try #require(ledger.writer.state?.genesisHash)
        let log = try SampleLedger.signers().log.noteKey.text
        return """
            # The trust file of the specimen, a ledger of a fictitious commune.
            # genesis \(genesis.base64URL)
            log \(log)
            quorum none

            """
    }

    @Test func `the specimen is rebuilt byte for byte`() throws {
        let specimen = try Specimen()
        let contents = try #require((specimen.ledger.store as? MemoryStore)?.contents)
        let policy = try policy(specimen.ledger)
        if Specimen.isUpdating {
            try? FileManager.default.removeItem(at: Self.folder)
            for (name, bytes) in contents {
                let url = Self.folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(bytes).write(to: url)
            }
            try Data(policy.utf8).write(to: Self.policyFile)
        }
        let store = try FileStore(folder: Self.folder.path)
        #expect(try store.list("").map(\.name) == contents.keys.sorted())
        for (name, bytes) in contents { #expect(try store.read(name) == bytes, "\(name)") }
        #expect(try String(contentsOf: Self.policyFile, encoding: .utf8) == policy)
    }

    @Test func `the specimen is intact, and has an entry of each kind`() throws {
        let store = try FileStore(folder: Self.folder.path)
        let policy = try TLogPolicy([UInt8](try Data(contentsOf: Self.policyFile)))
        let result = try LedgerVerifier(store, policy: policy).run()
        #expect(result.faults == [])
        #expect(result.exitCode == 0)
        var kinds: Set<Kind> = []
        try LedgerReader(store).forEach { _, summary in kinds.insert(summary.kind) }
        #expect(Set(Kind.allCases).subtracting(kinds).isEmpty)
    }

    @Test func `the assessment of the specimen is made again, and another verdict is a fault`()
        throws
    {
        let store = try FileStore(folder: Self.folder.path)
        let policy = try TLogPolicy([UInt8](try Data(contentsOf: Self.policyFile)))
        let result = try LedgerVerifier(
            store,
            policy: policy,
            groups: KnownGroups(CountryGroups(), bytes: [])
        ).run()
        #expect(result.faults == [])
        #expect(result.replayed == 1 && result.notReplayable == 0)
        let ledger = try Specimen(SpecimenVariant(verdict: "non_compliant")).ledger
        let wrong = try LedgerVerifier(
            ledger.store,
            policy: try ledger.policy(),
            groups: KnownGroups(CountryGroups(), bytes: [])
        ).run()
        #expect(wrong.faults.map(\.field) == ["verdict"])
        #expect(wrong.exitCode == 1)
    }

    @Test(arguments: ["feuillet-policy/4", "feuillet-policy/1 ", "another"])
    func `an assessment by an evaluator that is not known is no success`(_ name: String) throws {
        // The verdict is wrong, which nobody can say who does not know how it was made.
        let ledger = try Specimen(SpecimenVariant(verdict: "non_compliant", evaluator: name)).ledger
        let result = try LedgerVerifier(
            ledger.store,
            policy: try ledger.policy(),
            groups: KnownGroups(CountryGroups(), bytes: [])
        ).run()
        #expect(result.faults == [] && result.replayed == 0)
        #expect(result.unknownEvaluators == [name])
        #expect(result.exitCode == 4)
    }

    private func replay(_ specimen: Specimen) throws -> VerificationResult {
        try LedgerVerifier(
            specimen.ledger.store,
            policy: try specimen.ledger.policy(),
            groups: KnownGroups(CountryGroups(), bytes: [])
        ).run()
    }

    @Test func `a correction of an assessment is not made again`() throws {
        // What it was found from stands before the entry that is corrected, and more may have come since.
        let specimen = try Specimen()
        let writer = specimen.ledger.writer
        let size = try #require(writer.state?.size)
        let index = try #require(
            try (0..<size).first { try writer.summary($0).kind == .assessment }
        )
        let corrected = try writer.summary(index)
        try specimen.ledger.append(
            try specimen.ledger.seal(
                Record(
                    kind: .assessment,
                    values: [
                        "evaluator": [.string("feuillet-policy/1")],
                        "date": [.string("2025-12-23")], "verdict": [.string("non_compliant")],
                    ]
                ),
                kind: .correction,
                subject: corrected.subject,
                references: ["corrects": [corrected.leafHash]]
            )
        )
        let result = try replay(specimen)
        #expect(result.faults == [])
        #expect(result.replayed == 1 && result.notReplayable == 1)
    }

    @Test func `an assessment is made again with the groups of countries that it names, or not`()
        throws
    {
        let mine = "\(SHA256.hash([]))"
        let same = try replay(try Specimen(SpecimenVariant(groups: mine)))
        #expect(same.faults == [] && same.replayed == 1 && same.exitCode == 0)
        let other = try replay(try Specimen(SpecimenVariant(groups: "\(SHA256.hash([1]))")))
        #expect(other.faults == [] && other.replayed == 0 && other.exitCode == 4)
        #expect(other.unknownEvaluators.first?.hasPrefix("groups ") == true)
    }

    @Test func `an assessment by a charter that cannot be read is a fault`() throws {
        let result = try replay(try Specimen(SpecimenVariant(charter: "ce n'est pas une charte")))
        #expect(result.faults.map(\.field) == ["verdict"] && result.exitCode == 1)
    }

    @Test(arguments: ["compliant", "non_compliant", "undetermined"])
    func `an assessment that names no rule is not made again without its charter`(_ verdict: String)
        throws
    {
        let charter = "ce n'est pas une charte"
        let variant = SpecimenVariant(verdict: verdict, charter: charter, namesRules: false)
        let result = try replay(try Specimen(variant))
        #expect(result.faults.map(\.field) == ["verdict"] && result.replayed == 0)
    }

    @Test func `an assessment by two charters is not made again by the one that can be read`()
        throws
    {
        let result = try replay(
            try Specimen(SpecimenVariant(otherCharter: "ce n'est pas une charte"))
        )
        #expect(result.faults.map(\.field) == ["verdict"] && result.replayed == 0)
    }

    @Test func `an assessment of a declaration that its schema does not have is a fault`() throws {
        let facts: [String: [JSONValue]] = ["hosting.countries": [.string("pas un pays")]]
        let variant = SpecimenVariant(
            verdict: "undetermined",
            ruleVerdict: "undetermined",
            facts: facts
        )
        let result = try replay(try Specimen(variant))
        #expect(result.faults.map(\.field) == ["verdict"] && result.replayed == 0)
    }

    @Test func `every entry of the specimen can be proved offline`() throws {
        let reader = try LedgerReader(try FileStore(folder: Self.folder.path))
        let policy = try TLogPolicy([UInt8](try Data(contentsOf: Self.policyFile)))
        for index in 0..<reader.state.size {
            let bundle = try OfflineBundle(try OfflineBundle(index, from: reader).bytes)
            let finding = try bundle.verify(policy: policy)
            #expect(finding.exitCode == 0)
            #expect(try finding.record == reader.record(try reader.item(index)))
        }
    }
}
