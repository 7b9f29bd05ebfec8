// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

/// Slips in rules, and examples that notice them or do not.
@Suite("Mutation") struct MutationTests {
    private func run(_ rule: String, examples: [String]) throws -> MutationRun {
        let list = examples.map { "{project: canteen, \($0)}" }.joined(separator: ", ")
        let charter = try Fixture.charter(rules: "- {id: R, \(rule), examples: [\(list)]}")
        return charter.mutate(on: ["canteen": try Fixture.declaration("data.used: yes")])
    }

    @Test func `examples at both sides of a bound notice every slip`() throws {
        let run = try run(
            "require: budget.amount <= 5",
            examples: [
                "with: {budget.amount: 5}, expect: compliant",
                "with: {budget.amount: 6}, expect: non_compliant",
            ]
        )
        #expect(run.count == 2 && run.survivors == [])
    }

    @Test func `a bound that no example touches is a survivor`() throws {
        let run = try run(
            "require: budget.amount <= 5",
            examples: [
                "with: {budget.amount: 1}, expect: compliant",
                "with: {budget.amount: 9}, expect: non_compliant",
            ]
        )
        #expect(run.survivors.map(\.code) == [.survivingMutant])
        #expect(run.survivors.first?.message.english.contains("`<` in place of `<=`") == true)
    }

    @Test func `a slip that no project can tell is not a survivor`() throws {
        let run = try run(
            "require: technique = rules and technique != generative",
            examples: [
                "with: {technique: rules}, expect: compliant",
                "with: {technique: generative}, expect: non_compliant",
                "with: {technique: predictive}, expect: non_compliant",
            ]
        )
        #expect(run.equivalentCount > 0)
        #expect(run.survivors == [], "\(run.survivors.map(\.message.english))")
    }

    @Test func `a rule without examples notices nothing`() throws {
        let run = try run("require: data.used", examples: [])
        #expect(run.count == 1 && run.survivors.count == 1)
    }
}
