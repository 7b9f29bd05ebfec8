// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("Example") struct ExampleTests {
    private func run(_ examples: String, rule: String) throws -> ExampleRun {
        let charter = try Fixture.charter(
            rules: "- id: R\n  \(rule)\n  examples:\n" + Fixture.indented(examples, by: 4)
        )
        let project = try Fixture.declaration("data.used: yes\nhosting.countries: [FR]")
        return charter.runExamples(on: ["canteen": project])
    }

    static let hosting = "when: data.used\n  require: hosting.countries within EU"

    @Test func `passes when every verdict is the one announced`() throws {
        let run = try run(
            """
            - {project: canteen, expect: compliant}
            - {project: canteen, with: {hosting.countries: [US]}, expect: non_compliant}
            - {project: canteen, with: {donnees.utilisees: non}, expect: not_applicable}
            - {project: canteen, with: {hosting.countries: unknown},
               expect: undetermined, missing: [hosting.countries]}
            """,
            rule: Self.hosting
        )
        #expect(run.count == 4)
        #expect(run.failures.isEmpty, "\(run.failures)")
    }

    @Test(arguments: [
        "- {project: canteen, expect: non_compliant}",
        "- {project: canteen, with: {data.used: no}, expect: compliant}",
        "- {project: canteen, with: {hosting.countries: unknown}, "
            + "expect: undetermined, missing: [data.used]}",
        "- {project: canteen, date: 2024-01-01, expect: compliant}",
    ])
    func `fails at its place otherwise`(_ example: String) throws {
        let run = try run(example, rule: Self.hosting)
        #expect(run.failures.map(\.code) == [.failedExample])
        #expect(run.failures.first.map { $0.position.line > 10 } == true)
    }

    @Test func `a project that cannot be read fails its examples`() throws {
        let charter = try Fixture.charter(
            rules:
                "- {id: R, require: data.used, examples: [{project: canteen, expect: compliant}]}"
        )
        #expect(charter.runExamples(on: [:]).failures.count == 1)
    }

    @Test(arguments: [
        ("require: technique = rules", ["compliant", "non_compliant"]),
        ("inferred: true, require: technique = rules", ["compliant", "to_judge"]),
        ("recommend: technique = rules", ["compliant", "advice"]),
        ("judge: {by: dpo, question: {fr: Q, en: Q}}", []),
    ])
    func `a rule needs an example of each kind`(_ rule: String, _ kinds: [String]) throws {
        let charter = try Fixture.charter(rules: "- {id: R, \(rule)}")
        let problems = charter.missingExamples
        #expect(problems.map(\.code) == kinds.map { _ in .missingExample })
        for (problem, kind) in zip(problems, kinds) {
            #expect(problem.message.english.contains("`\(kind)`"))
        }
    }
}
