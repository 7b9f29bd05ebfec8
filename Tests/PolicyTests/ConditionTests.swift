// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("Condition") struct ConditionTests {
    @Test(arguments: [
        "data.used",
        "not data.used",
        "data.used = yes",
        "data.used != no",
        "(data.used)",
        "data.used and surveillance.face_recognition",
        "data.used or (surveillance.face_recognition and technique = rules)",
        "not (data.used or surveillance.face_recognition)",
        "technique = generative",
        "technique != rules",
        "technique in [generative, predictive]",
        "technique not in [rules]",
        "provider.country = NO",
        "provider.country in EU",
        "provider.country not in [US, CN]",
        "data.used and hosting.countries within EU",
        "data.used and hosting.countries not within [US]",
        "data.used and hosting.countries contains FR",
        "documents.dpia is provided",
        "not deliberation is provided",
        "budget.amount > 90000",
        "budget.amount >= 90000.50 EUR",
        "budget.amount < $threshold",
        "energy <= 10kWh",
        "data.retention <= 24 months",
        "contract.start >= 2026-01-01",
        "contract.end <= contract.start + 36 months",
        "contract.start < contract.end - 10 days",
        #"name = "Cantine « à table »""#,
        #"name in ["a", "b"]"#,
    ])
    func `the grammar takes`(_ text: String) throws {
        let problems = try Fixture.problems(
            rules: "- id: R\n  require:\n    - any_of: ['\(text)', surveillance.face_recognition]\n"
                + "  when: data.used",
            header: "parameters: {threshold: {unit: EUR, values: {2024-01-01: 5}}}"
        )
        #expect(problems.isEmpty, "\(problems)")
    }

    @Test(arguments: [
        "and", "data.used and", "data.used data.used", "(data.used", "data.used)", "not",
        "not not data.used", "data.used is known", "technique in", "technique in []",
        "technique in [rules", "technique not", "technique not = rules", "budget.amount >",
        "contract.end <= contract.start + 3", "documents.dpia is", "= 3", "$threshold = 3",
        "[rules] contains technique", "name = \"a",
    ])
    func `the grammar refuses`(_ text: String) throws {
        let codes = try Fixture.problems(rules: "- id: R\n  require: '\(text)'").map(\.code)
        #expect(codes == [.unexpectedToken], "\(codes)")
    }

    @Test func `a diagnostic points at the word, after accents and quotes`() throws {
        let rule = #"- {id: R, require: 'name = "é" and technqiue = rules'}"#
        let problem = try #require(try Fixture.problems(rules: rule).first)
        let line = Fixture.charterText(rules: rule).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )[problem.position.line - 1]
        let scalars = Array(line.unicodeScalars)
        let start = problem.position.column - 1
        let word = scalars[start..<(start + problem.length)].map(String.init).joined()
        #expect(word == "technqiue")
        #expect(problem.hint?.french == "vouliez-vous dire « technique » ?")
    }

    @Test func `all the mistakes of a charter are found in one run`() throws {
        let problems = try Fixture.problems(
            rules: """
                - {id: A, require: technique = generatif and budget.amount > 3 kWh}
                - {id: B, forbid: data.usedd}
                - {id: A, require: data.used or data.used and data.used}
                """
        )
        #expect(
            problems.map(\.code) == [
                .unknownValue, .wrongUnit, .unknownField, .duplicateIdentifier, .mixedConnectives,
            ]
        )
    }

    @Test func `deep and exploding conditions are refused`() throws {
        let deep =
            String(repeating: "(", count: 40) + "data.used" + String(repeating: ")", count: 40)
        #expect(
            try Fixture.problems(rules: "- id: R\n  require: \(deep)").map(\.code)
                == [.conditionTooLarge]
        )
        let bombs = (1...12).map { "  d\($0): d\($0 - 1) and d\($0 - 1)" }.joined(separator: "\n")
        let problems = try Fixture.problems(
            rules: "- {id: R, require: d1}",
            header: "definitions:\n  d0: data.used\n" + bombs
        )
        #expect(problems.map(\.code) == [.conditionTooLarge])
    }
}
