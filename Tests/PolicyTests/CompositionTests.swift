// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

/// Charters that build on others: more strictly, never less.
@Suite("CharterComposition") struct CompositionTests {
    private func problems(
        _ rules: String,
        header: String = "",
        base: String,
        baseHeader: String = ""
    ) throws -> [Diagnostic] {
        let framework = try Fixture.charter(rules: base, header: baseHeader)
        let charter = try Fixture.charter(
            rules: rules,
            header: "extends: [example/ai@1]\n\(header)"
        )
        return CharterComposition.problems(of: charter, among: [framework])
    }

    @Test(arguments: [
        ("require: budget.amount <= 5", "require: budget.amount <= 7", true),
        ("require: budget.amount <= 7", "require: budget.amount <= 5", false),
        (
            "when: data.used, require: 'hosting.countries within [FR]'",
            "when: data.used, require: hosting.countries within EU", true
        ),
        (
            "when: data.used and technique = rules, require: hosting.countries within EU",
            "when: data.used, require: hosting.countries within EU", false
        ),
        ("forbid: data.used or technique = rules", "forbid: technique = rules", true),
    ])
    func `a strengthening is proved or refuted`(_ own: String, _ base: String, _ holds: Bool) throws
    {
        let found = try problems("- {id: R, strengthen: B, \(own)}", base: "- {id: B, \(base)}")
        #expect(found.map(\.code) == (holds ? [] : [.weakerRule]))
        // What refutes it is shown.
        #expect(holds || found.first?.hint != nil)
    }

    @Test func `an unknown text, version or rule is named`() throws {
        let charter = try Fixture.charter(
            rules: "- {id: R, strengthen: X, require: data.used}",
            header: "extends: [example/ai@2, other@1, nothing]"
        )
        let base = try Fixture.charter(rules: "- {id: B, require: data.used}")
        let found = CharterComposition.problems(of: charter, among: [base])
        #expect(
            found.map(\.code) == [
                .unknownExtension, .unknownExtension, .unknownExtension, .unknownStrengthened,
            ]
        )
    }

    @Test(arguments: [
        ("ceiling", 60_000, true), ("ceiling", 90_000, true), ("ceiling", 90_001, false),
        ("floor", 90_001, true), ("floor", 60_000, false),
    ])
    func `a parameter moves in its direction only`(
        _ direction: String,
        _ value: Int,
        _ isTight: Bool
    ) throws {
        let found = try problems(
            "- {id: R, require: budget.amount <= $limit}",
            header: "parameters: {limit: {unit: EUR, values: {2024-07-01: \(value)}}}",
            base: "- {id: B, require: budget.amount <= $limit}",
            baseHeader:
                "parameters: {limit: {unit: EUR, direction: \(direction), values: {2024-07-01: 90000}}}"
        )
        #expect(found.map(\.code) == (isTight ? [] : [.loosenedParameter]))
    }

    @Test func `two versions of one charter may not be in force together`() throws {
        func version(_ number: Int, _ from: String, _ to: String?) throws -> Charter {
            let end = to.map { ", to: \($0)" } ?? ""
            let text = Fixture.charterText(rules: "- {id: R, require: data.used}")
                .replacing("version: 1", with: "version: \(number)")
                .replacing("in_force: {from: 2024-07-01}", with: "in_force: {from: \(from)\(end)}")
            return try #require(
                Charter.parse(Array(text.utf8), vocabulary: try Fixture.vocabulary()).charter
            )
        }
        let first = try version(1, "2024-07-01", "2025-06-30")
        let next = try version(2, "2025-07-01", nil)
        let early = try version(3, "2025-06-30", nil)
        #expect(CharterComposition.overlaps([first, next]).isEmpty)
        #expect(CharterComposition.overlaps([first, early]).count == 1)
        #expect(CharterComposition.overlaps([next, early]).count == 1)
    }
}
