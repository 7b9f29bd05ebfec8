// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Interchange
import Notation
import Policy
import Records
import TestSupport
import Testing

/// What was imported is checked as what was declared: what the file leaves unstated stays open, by name.
@Suite("Checks of imported uses") struct ImportedChecksTests {
    static func node(_ name: String) throws -> YAMLNode { try YAMLNode.parse(try bytes(name)) }

    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Policies")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    @Test(.enabled(if: RealData.areThere, "FEUILLET_DATA is not set"))
    func `the 1431 records of the Dutch list are checked against a charter`() throws {
        let schema = try #require(UseSchema.parse(try Self.node("schema/ai-use.yaml")).schema)
        let groups = CountryGroups.parse(try Self.node("schema/groups.yaml")).groups
        let vocabulary = Vocabulary.compile(schema: schema, groups: groups).vocabulary
        let read = Charter.parse(
            try Self.bytes("charters/ville-de-lyon.yaml"),
            vocabulary: vocabulary
        )
        let charter = try #require(read.charter)
        let date = try #require(CivilDate("2026-11-24"))
        let compiled = [CompiledCharter(charter, on: date)]

        let bytes = try RealData.bytes("registers/nl/algoritmeregister_2026-05-13.json")
        let uses = DutchRegister.uses(in: try JSONValue.parse(bytes, as: .grammar))
        var verdicts: [OverallVerdict: Int] = [:]
        for use in uses {
            let report = Checker.check(
                use.declaration,
                compiled: compiled,
                on: date,
                explaining: false
            )
            verdicts[report.overall, default: 0] += 1
            for result in report.charters[0].results {
                guard case .undetermined(let missing) = result.verdict else { continue }
                #expect(!missing.isEmpty, "\(use.number) \(result.rule)")
            }
        }
        #expect(uses.count == 1431)
        #expect(verdicts[.undetermined, default: 0] > 1400, "\(verdicts)")
        #expect(verdicts[.compliant] == nil, "\(verdicts)")
    }
}
