// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("Checker") struct CheckerTests {
    /// The canteen of the language's design page.
    static let hosting = """
        - id: HOSTING-1
          when: critical_data
          require:
            - hosting.countries within EU
            - hosting.qualifications contains secnumcloud
        """
    static let definitions = "definitions: {critical_data: data.personal and data.sensitive}"

    private func hosting(_ project: String) throws -> RuleResult {
        try Fixture.result(rule: Self.hosting, project, header: Self.definitions)
    }

    @Test func `no sensitive data, not applicable`() throws {
        let result = try hosting("data: {used: yes, personal: no}")
        #expect(result.verdict == .notApplicable)
    }

    @Test func `hosted elsewhere, non-compliant whatever the qualifications`() throws {
        let result = try hosting(
            "data: {used: yes, personal: yes, sensitive: yes}\nhosting.countries: [US]"
        )
        #expect(result.verdict == .nonCompliant)
    }

    @Test func `only the facts that matter are missing`() throws {
        let result = try hosting(
            "data: {used: yes, personal: yes}\nhosting.countries: [US]"
        )
        let missing = [try Fixture.path("data.sensitive")]
        #expect(result.verdict == .undetermined(missing: missing))
        #expect(result.explanation?.questions.map(\.role) == ["dpo"])
    }

    @Test func `compliant when every line holds`() throws {
        let result = try hosting(
            """
            data: {used: yes, personal: yes, sensitive: yes}
            hosting: {countries: [FR, DE], qualifications: [secnumcloud, hds]}
            """
        )
        #expect(result.verdict == .compliant)
    }

    @Test(arguments: [
        ("- {id: R, require: data.used or not data.used}", "{}", VerdictKind.compliant),
        (
            "- {id: R, when: data.used and not data.used, require: technique = rules}", "{}",
            .notApplicable
        ),
        ("- {id: R, forbid: surveillance.face_recognition}", "{}", .undetermined),
        ("- {id: R, recommend: technique = rules}", "{}", .advice),
        ("- {id: R, recommend: technique = rules}", "technique: generative", .advice),
        ("- {id: R, recommend: technique = rules}", "technique: rules", .compliant),
        (
            "- {id: R, inferred: true, require: technique = rules}", "technique: generative",
            .toJudge
        ),
        ("- {id: R, inferred: true, require: technique = rules}", "{}", .undetermined),
        ("- {id: R, require: documents.dpia is provided}", "documents.dpia: none", .nonCompliant),
        ("- {id: R, require: documents.dpia is provided}", "{}", .undetermined),
        ("- {id: R, when: data.used, judge: {by: dpo, question: {fr: Q, en: Q}}}", "{}", .toJudge),
        (
            "- {id: R, when: data.used, judge: {by: dpo, question: {fr: Q, en: Q}}}",
            "data.used: no", .notApplicable
        ),
    ])
    func `gives each rule one verdict`(_ rule: String, _ project: String, _ kind: VerdictKind)
        throws
    {
        #expect(try Fixture.result(rule: rule, project).verdict.kind == kind)
    }

    @Test(arguments: [
        ("[FR]", true, false), ("[FR, US]", false, true), ("[US]", false, true),
        ("[]", false, false),
    ])
    func `an empty set satisfies nothing`(_ set: String, _ isWithin: Bool, _ hasUS: Bool) throws {
        let project = "data.used: yes\nhosting.countries: \(set)"
        let within = try Fixture.result(
            rule: "- {id: R, when: data.used, require: hosting.countries within EU}",
            project
        )
        #expect((within.verdict == .compliant) == isWithin)
        let contains = try Fixture.result(
            rule: "- {id: R, forbid: hosting.countries contains US}",
            project
        )
        #expect((contains.verdict == .nonCompliant) == hasUS)
    }

    @Test(arguments: [
        ("2026-06-01", "80000", VerdictKind.notApplicable),
        ("2026-12-31", "80000", .notApplicable),
        ("2027-01-01", "80000", .nonCompliant),
        ("2026-06-01", "90000.01", .nonCompliant),
        ("2025-06-01", "1", .undetermined),
        ("2024-06-30", "1", .notYetInForce),
    ])
    func `a parameter has its value of the day`(
        _ date: String,
        _ amount: String,
        _ kind: VerdictKind
    ) throws {
        let result = try Fixture.result(
            rule: "- {id: R, when: budget.amount > $threshold, require: deliberation is provided}",
            "budget.amount: \(amount)\ndeliberation: none",
            header: """
                parameters:
                  threshold:
                    unit: EUR
                    direction: ceiling
                    values: {2026-05-01: 90000, 2027-01-01: 60000}
                    source: S1
                """,
            on: date
        )
        #expect(result.verdict.kind == kind)
    }

    @Test(arguments: [
        ("2026-01-31", "2026-02-28", true), ("2026-01-31", "2026-03-01", false),
        ("2024-01-31", "2024-02-29", true),
    ])
    func `a month later is the same day or the last one`(
        _ start: String,
        _ end: String,
        _ isCompliant: Bool
    ) throws {
        let result = try Fixture.result(
            rule: "- {id: R, require: contract.end <= contract.start + 1 months}",
            "contract: {start: \(start), end: \(end)}"
        )
        #expect(result.verdict == (isCompliant ? .compliant : .nonCompliant))
    }

    @Test func `above twelve unknown facts the list is the rule's own`() throws {
        let lines = [
            "data.used", "surveillance.face_recognition", "technique = rules",
            "budget.amount > 5", "energy > 5", "contract.start > 2026-01-01",
            "contract.end > 2026-01-01", "documents.dpia is provided", "deliberation is provided",
            "provider.country = FR", "data.retention > 5 days", #"name = "a""#,
            "not data.personal",
        ]
        let rule = "- id: R\n  require:\n" + lines.map { "    - '\($0)'" }.joined(separator: "\n")
        let result = try Fixture.result(rule: rule, "{}")
        #expect(result.isCapped)
        #expect(result.verdict.missing.count == lines.count)
    }

    @Test func `compiled once or not, the same report`() throws {
        let charter = try Fixture.charter(rules: Self.hosting, header: Self.definitions)
        let date = try Fixture.date("2026-11-24")
        let declaration = try Fixture.declaration("data: {used: yes, personal: yes}")
        let compiled = CompiledCharter(charter, on: date)
        #expect(
            Checker.check(declaration, [charter], on: date)
                == Checker.check(declaration, compiled: [compiled], on: date)
        )
    }

    @Test func `inferred rules alone never make a charter compliant`() throws {
        let inferred = "- {id: R, inferred: true, require: data.used}"
        let project = try Fixture.declaration("data.used: yes")
        let date = try Fixture.date("2026-11-24")
        let report = Checker.check(project, [try Fixture.charter(rules: inferred)], on: date)
        #expect(report.overall == .nothingToCheck && report.exitCode == 4)
        // What the first evaluator recorded is still made again as it was.
        #expect(report.overall(by: .first) == .compliant)
        let stated = inferred + "\n- {id: S, require: data.used}"
        let both = Checker.check(project, [try Fixture.charter(rules: stated)], on: date)
        #expect(both.overall == .compliant)
    }
}
