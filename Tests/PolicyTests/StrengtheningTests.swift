// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

/// The ways in which a rule may seem to strengthen another and lets more through.
@Suite("Strengthening") struct StrengtheningTests {
    private func codes(
        _ own: String,
        header: String = "",
        base: String = "require: budget.amount <= 100 EUR",
        baseHeader: String = ""
    ) throws -> [DiagnosticCode] {
        let framework = try Fixture.charter(rules: "- {id: B, \(base)}", header: baseHeader)
        let charter = try Fixture.charter(
            rules: "- {id: X, strengthen: B, \(own)}",
            header: "extends: [example/ai@1]\n\(header)"
        )
        return CharterComposition.problems(of: charter, among: [framework]).map(\.code)
    }

    @Test(arguments: [
        "recommend: budget.amount <= 50 EUR",
        "inferred: true, require: budget.amount <= 50 EUR",
        "in_force: {from: 2024-07-01, to: 2024-07-02}, require: budget.amount <= 50 EUR",
        "in_force: {from: 2030-01-01}, require: budget.amount <= 50 EUR",
        "require: budget.amount <= 50 EUR, waiver: {by: deliberation}",
    ])
    func `it binds as much, as long, and cannot be waived more easily`(_ own: String) throws {
        #expect(try codes(own) == [.weakerRule])
    }

    @Test func `a stricter rule passes`() throws {
        #expect(try codes("require: budget.amount <= 50 EUR") == [])
    }

    @Test func `a parameter that is loosened later is found`() throws {
        let header = """
            parameters:
              mine: {unit: EUR, values: {2024-01-01: 50, 2025-01-01: 1000000}}
            """
        #expect(try codes("require: budget.amount <= $mine", header: header) == [.weakerRule])
    }

    @Test func `two values that do not exist yet are not one`() throws {
        let header = "parameters: {mine: {unit: EUR, values: {2025-01-01: 999999}}}"
        let base = "parameters: {cap: {unit: EUR, values: {2025-01-01: 5}}}"
        #expect(
            try codes(
                "require: budget.amount <= $mine",
                header: header,
                base: "require: budget.amount <= $cap",
                baseHeader: base
            ) == [.weakerRule]
        )
    }

    @Test func `no charter may say who is European`() throws {
        let header = "groups: {EU: {from: 2020-02-01, countries: [US]}}"
        let problems = try Fixture.problems(rules: "- {id: R, require: data.used}", header: header)
        #expect(problems.map(\.code) == [.duplicateIdentifier])
        let own = "groups: {NEAR: {from: 2020-02-01, countries: [FR]}}"
        #expect(try Fixture.problems(rules: "- {id: R, require: data.used}", header: own) == [])
    }

    @Test(arguments: [
        "by: banana", "by: deliberation, reason: requierd", "by: deliberation, longest: 0 days",
    ])
    func `a slip in the terms of a waiver loosens nothing`(_ terms: String) throws {
        let rule = "- {id: R, require: data.used, waiver: {\(terms)}}"
        #expect(try Fixture.problems(rules: rule).map(\.code) == [.wrongShape])
    }

    @Test func `two texts of one version overlap`() throws {
        let one = try Fixture.charter(rules: "- {id: R, require: data.used}")
        let two = try Fixture.charter(rules: "- {id: R, forbid: data.used}")
        #expect(CharterComposition.overlaps([one, two]).count == 1)
    }
}
