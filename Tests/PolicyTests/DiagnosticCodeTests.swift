// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("DiagnosticCode") struct DiagnosticCodeTests {
    /// A rule, and sometimes header lines, that show one mistake.
    static let charters: [(code: DiagnosticCode, rules: String, header: String)] = [
        (.unreadable, "- &a {id: R}", ""),
        (.wrongShape, "R", ""),
        (.unknownKey, "- {id: R, requires: data.used, require: data.used}", ""),
        (.missingKey, "- {require: data.used}", ""),
        (.missingTranslation, "- {id: R, judge: {by: dpo, question: {fr: Q}}}", ""),
        (.impossibleDate, "- {id: R, require: contract.start < 2026-02-30}", ""),
        (.unexpectedCharacter, "- {id: R, require: 'data.used ; data.used'}", ""),
        (.unexpectedToken, "- {id: R, require: data.used is known}", ""),
        (.mixedConnectives, "- {id: R, require: data.used and data.used or data.used}", ""),
        (.emptyCondition, "- {id: R, require: ''}", ""),
        (.conditionTooLarge, "- {id: R, require: '\(String(repeating: "(", count: 33))'}", ""),
        (.unknownQuantifier, "- {id: R, require: {one_of: [data.used]}}", ""),
        (.severalLines, "- {id: R, require: \"data.used\\nand data.used\"}", ""),
        (.unknownField, "- {id: R, require: data.usde}", ""),
        (.notACondition, "- {id: R, require: technique}", ""),
        (.wrongOperator, "- {id: R, require: technique > rules}", ""),
        (.wrongOperand, "- {id: R, require: budget.amount > 2026-01-01}", ""),
        (.wrongUnit, "- {id: R, require: energy > 3 EUR}", ""),
        (.unknownValue, "- {id: R, require: technique = generatif}", ""),
        (.unknownGroup, "- {id: R, require: provider.country in UE}", ""),
        (.unknownParameter, "- {id: R, require: budget.amount > $seuil}", ""),
        (.circularDefinition, "- {id: R, require: data.used}", "definitions: {a: b, b: a}"),
        (.unguardedRead, "- {id: R, require: hosting.countries within EU}", ""),
        (.duplicateIdentifier, "- {id: P, require: data.used}", ""),
        (.malformedIdentifier, "- {id: 'R 1', require: data.used}", ""),
        (
            .unknownSource, "- {id: R, require: data.used}",
            "parameters: {a: {values: {2024-01-01: 3}, source: S9}}"
        ),
        (
            .unknownProject,
            "- {id: R, require: data.used, examples: [{project: cantine, expect: compliant}]}",
            ""
        ),
        (.wrongModality, "- {id: R, require: data.used, forbid: data.used}", ""),
        (
            .unknownVerdict,
            "- {id: R, require: data.used, examples: [{project: canteen, expect: conforme}]}",
            ""
        ),
        (.malformedParameter, "- {id: R, require: data.used}", "parameters: {a: {values: {}}}"),
        (
            .parameterStartsLate, "- {id: R, require: budget.amount < $a}",
            "parameters: {a: {unit: EUR, values: {2026-01-01: 3}}}"
        ),
    ]

    @Test(arguments: charters)
    func `a charter shows`(_ code: DiagnosticCode, _ rules: String, _ header: String) throws {
        let problems = try Fixture.problems(rules: rules, header: header)
        #expect(problems.first?.code == code, "\(problems)")
    }

    /// Principles that each show one mistake.
    static let principles: [(code: DiagnosticCode, principle: String)] = [
        (.quoteWithoutSource, "{id: P, title: {fr: T, en: T}, quote: {fr: Q}}"),
        (.emptyPrinciple, "{id: P, title: {fr: T, en: T}}"),
        (
            .inventedRule,
            "{id: P, title: {fr: T, en: T}, status: text_unavailable, "
                + "rules: [{id: R, require: data.used}]}"
        ),
    ]

    @Test(arguments: principles)
    func `a principle shows`(_ code: DiagnosticCode, _ principle: String) throws {
        let whole = Fixture.charterText(rules: "")
        let head = try #require(whole.split(separator: "principles:").first)
        let text = String(head) + "principles:\n  - \(principle)\n"
        let problems = Fixture.problems(charter: text, try Fixture.vocabulary())
        #expect(problems.map(\.code) == [code], "\(problems)")
    }

    @Test func `the law cannot be waived`() throws {
        let rules = "- {id: R, require: data.used, waiver: {by: deliberation}}"
        #expect(try Fixture.problems(rules: rules).isEmpty)
        #expect(
            try Fixture.problems(rules: rules, kind: "framework").map(\.code) == [
                .lawCannotBeWaived
            ]
        )
    }

    @Test(arguments: [
        (DiagnosticCode.unknownFact, "data.usde: yes"), (.wrongFact, "data.used: maybe"),
        (.unknownChoice, "technique: generatif"),
        (.factGivenTwice, "data.used: yes\ndonnees: {utilisees: non}"),
    ])
    func `a declaration shows`(_ code: DiagnosticCode, _ text: String) throws {
        let problems = Declaration.parse(Array(text.utf8), schema: try Fixture.schema()).problems
        #expect(problems.map(\.code) == [code], "\(problems)")
    }

    @Test(arguments: [
        (DiagnosticCode.unknownType, "bool", ""), (.circularRelevance, "boolean", "relevant_if: a"),
    ])
    func `a schema shows`(_ code: DiagnosticCode, _ type: String, _ guarding: String) throws {
        let text = """
            schema: s
            version: 1
            fields:
              a:
                type: \(type)
                nature: fact
                label: {fr: A, en: A}
                question: {fr: A, en: A}
                asked_of: [dpo]
                \(guarding)
            """
        let (schema, problems) = UseSchema.parse(try YAMLNode.parse(Array(text.utf8)))
        let compiled = Vocabulary.compile(
            schema: try #require(schema),
            groups: CountryGroups()
        )
        #expect((problems + compiled.problems).map(\.code) == [code])
    }

    @Test func `a check shows what has no value yet, and what is irrelevant`() throws {
        let charter = try Fixture.charter(
            rules: "- {id: R, require: budget.amount < $a}",
            header: "parameters: {a: {unit: EUR, values: {2026-01-01: 3}}}"
        )
        let declaration = try Fixture.declaration("data: {used: no, personal: yes}")
        let report = Checker.check(declaration, [charter], on: try Fixture.date("2025-01-01"))
        let problem = try #require(report.charters.first?.problems.first)
        #expect(problem.code == .noValueYet)
        #expect(problem.message.english.contains("2026-01-01"))
        #expect(report.remarks.map(\.code) == [.irrelevantFact])
    }

    @Test func `a charter that tells too many values apart decides nothing on that field`() throws {
        let lines = CountryCode.all.prefix(70).map { "      - provider.country = \($0)" }
        let rule = "- id: R\n  require:\n    any_of:\n" + lines.joined(separator: "\n")
        let report = Checker.check(
            try Fixture.declaration("provider.country: AD"),
            [try Fixture.charter(rules: rule)],
            on: try Fixture.date("2026-11-24")
        )
        let charter = try #require(report.charters.first)
        #expect(charter.problems.map(\.code) == [.tooManyValues])
        #expect(charter.results.map(\.verdict) == [.undetermined(missing: [])])
    }

    @Test(arguments: DiagnosticCode.allCases)
    func `has a title in both languages and a code of its own`(_ code: DiagnosticCode) {
        #expect(code.title.french != code.rawValue)
        #expect(code.title.english != code.title.french)
        #expect(DiagnosticCode(rawValue: code.rawValue) == code)
    }
}
