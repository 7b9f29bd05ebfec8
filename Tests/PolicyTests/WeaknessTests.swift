// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

/// What a charter by itself shows to be wrong with its rules.
@Suite("Weaknesses") struct WeaknessTests {
    static let charters: [(code: DiagnosticCode, rules: [String])] = [
        (
            .deadRule,
            ["id: A, when: technique = rules and technique = predictive, require: energy > 3 kWh"]
        ),
        (.unbreakableRule, ["id: A, require: budget.amount > 5 or budget.amount <= 5"]),
        (.impossibleRule, ["id: A, forbid: budget.amount > 5 or budget.amount <= 5"]),
        (
            .needlessRule,
            ["id: A, require: budget.amount <= 5", "id: B, require: budget.amount <= 7"]
        ),
        (
            .needlessRule,
            [
                "id: A, require: technique = rules",
                "id: B, forbid: 'technique in [generative, predictive]'",
            ]
        ),
        (
            .contradictoryRules,
            [
                "id: A, require: technique = rules",
                "id: B, forbid: 'technique in [rules, generative]'",
                "id: C, require: technique = predictive",
            ]
        ),
    ]

    private func weaknesses(_ rules: [String]) throws -> [Diagnostic] {
        let text = rules.map { "- {\($0)}" }.joined(separator: "\n")
        return try Fixture.charter(rules: text).weaknesses(on: try Fixture.date("2026-11-24"))
    }

    @Test(arguments: charters)
    func `a weakness is found`(_ code: DiagnosticCode, _ rules: [String]) throws {
        let found = try weaknesses(rules)
        #expect(found.contains { $0.code == code }, "\(found.map(\.message.english))")
    }

    @Test func `rules that differ are all needed`() throws {
        let found = try weaknesses([
            "id: A, require: budget.amount <= 5", "id: B, require: technique = rules",
            "id: C, when: data.used, require: hosting.countries within EU",
            "id: D, when: technique = rules, require: budget.amount <= 3",
        ])
        #expect(found == [], "\(found.map(\.message.english))")
    }

    @Test func `advice is never said to make a duty needless`() throws {
        let found = try weaknesses([
            "id: A, recommend: budget.amount <= 5", "id: B, require: budget.amount <= 7",
        ])
        #expect(found == [], "\(found.map(\.message.english))")
    }

    @Test func `a rule out of force on that day is left alone`() throws {
        let rules = "- {id: A, in_force: {from: 2030-01-01}, require: data.used or not data.used}"
        let charter = try Fixture.charter(rules: rules)
        #expect(charter.weaknesses(on: try Fixture.date("2026-11-24")) == [])
        #expect(
            charter.weaknesses(on: try Fixture.date("2030-01-01")).map(\.code) == [.unbreakableRule]
        )
    }

    @Test func `a charter too large to be held against itself says so`() throws {
        let rules = (1...6).map { "- {id: R\($0), require: budget.amount <= \($0) EUR}" }
        let charter = try Fixture.charter(rules: rules.joined(separator: "\n"))
        let date = try Fixture.date("2026-11-24")
        #expect(charter.weaknesses(on: date, questions: 5).map(\.code) == [.analysisGivenUp])
        #expect(!charter.weaknesses(on: date).map(\.code).contains(.analysisGivenUp))
    }

    @Test func `a rule whose period never meets the charter's is dead`() throws {
        let rule = "- {id: R, in_force: {from: 2020-01-01, to: 2020-12-31}, require: data.used}"
        let charter = try Fixture.charter(rules: rule)
        let found = charter.weaknesses(on: try Fixture.date("2026-11-24"))
        #expect(found.map(\.code) == [.deadRule])
    }
}
