// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import TestSupport
import Testing

/// Questionnaires answered at random: they end, and ask nothing in vain.
@Suite("Interview") struct InterviewTests {
    private func interview(_ rules: String) throws -> Interview {
        Interview([
            CompiledCharter(
                try Fixture.charter(rules: rules),
                on: try Fixture.date("2026-11-24")
            )
        ])
    }

    @Test func `what most rules wait for comes first, and a guard before what it guards`() throws {
        let rules = """
            - {id: A, when: data.used, require: hosting.countries within EU}
            - {id: B, when: data.used, require: hosting.qualifications contains hds}
            - {id: C, require: technique = rules}
            """
        let interview = try interview(rules)
        let first = try #require(interview.next(Declaration(), skipping: []))
        #expect(first.field.path.text == "data.used")
        #expect(first.waitingCount == 2 && first.openCount == 3)
        let answered = try Fixture.declaration("data.used: no")
        let second = try #require(interview.next(answered, skipping: []))
        #expect(second.field.path.text == "technique" && second.openCount == 1)
        #expect(interview.next(answered, skipping: [second.field.path]) == nil)
    }

    @Test(arguments: 0..<60)
    func `ends with every verdict settled, and each question could have changed one`(
        _ seed: Int
    ) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let charter = try ComparisonTests.charter(&generator)
        let date = try Fixture.date("2026-11-24")
        let interview = Interview([CompiledCharter(charter, on: date)])
        var (lines, asked) = ([String](), 0)
        while true {
            let text = lines.isEmpty ? "{}" : lines.joined(separator: "\n")
            let declaration = try Fixture.declaration(text)
            guard let question = interview.next(declaration, skipping: []) else { break }
            asked += 1
            try #require(asked <= ComparisonTests.values.count)
            let name = question.field.path.text
            let values = try #require(ComparisonTests.values.first { $0.name == name }?.values)
            let value = values[Int.random(in: 0..<values.count, using: &generator)]
            lines.append("\(name): \(value)")
        }
        let text = lines.isEmpty ? "{}" : lines.joined(separator: "\n")
        let report = Checker.check(try Fixture.declaration(text), [charter], on: date)
        #expect(report.charters[0].count(.undetermined) == 0)
    }
}
