// SPDX-License-Identifier: EUPL-1.2
import Policy
import Records
import Testing

@Suite("Guards") struct GuardTests {
    @Test(arguments: [
        "require: hosting.countries within EU",
        "{when: data.used or technique = rules, require: hosting.countries within EU}",
        "when: not data.personal\nrequire: technique = rules",
        "when: data.personal = no\nrequire: technique = rules",
        "forbid: hosting.countries not within EU",
    ])
    func `a field that may be irrelevant is not asked for`(_ rule: String) throws {
        let text =
            rule.hasPrefix("{")
            ? "- \(rule.replacingFirst("{", with: "{id: R, "))"
            : "- id: R\n" + Fixture.indented(rule, by: 2)
        #expect(try Fixture.problems(rules: text).map(\.code) == [.unguardedRead])
    }

    @Test(arguments: [
        "when: data.used\nrequire: hosting.countries within EU",
        "when: data.personal and data.sensitive\nrequire: hosting.countries within EU",
        "require: not data.used or hosting.countries within EU",
        "require:\n  any_of:\n    - none_of: [data.used]\n    - hosting.countries within EU",
        "forbid: data.used and hosting.countries not within EU",
        "forbid: data.personal",
        "when: data.personal\nrequire: documents.dpia is provided",
        "require: not data.personal",
    ])
    func `a guard anywhere around is enough, and false may be harmless`(_ rule: String) throws {
        let text = "- id: R\n" + Fixture.indented(rule, by: 2)
        let problems = try Fixture.problems(rules: text)
        #expect(problems.isEmpty, "\(problems)")
    }

    @Test func `an irrelevant fact keeps a rule from applying`() throws {
        let rule = "- {id: R, when: data.personal, require: documents.dpia is provided}"
        #expect(try Fixture.result(rule: rule, "data.used: no").verdict == .notApplicable)
    }

    @Test func `of two answers that contradict each other neither is believed`() throws {
        let rule = "- {id: R, when: data.personal, require: documents.dpia is provided}"
        let project = "data.used: no\ndata.personal: yes\ndocuments.dpia: none"
        let verdict = try Fixture.result(rule: rule, project).verdict
        #expect(verdict.missing.map(\.text) == ["data.used"])
        // Where both lead to the same, that is the verdict.
        let either = "- {id: R, require: not data.personal or documents.dpia is provided}"
        let kept = "data.used: no\ndata.personal: yes\ndocuments.dpia: provided"
        #expect(try Fixture.result(rule: either, kept).verdict == .compliant)
        // A rule that reads one of them only takes it as it stands.
        let alone = try Fixture.result(rule: "- {id: R, forbid: data.used}", kept)
        #expect(alone.verdict == .compliant)
    }

    @Test func `evaluators before set the answer aside that does not arise`() throws {
        let rule = "- {id: R, when: data.personal, require: documents.dpia is provided}"
        let project = "data.used: no\ndata.personal: yes\ndocuments.dpia: none"
        for evaluator in [Evaluator.first, .second] {
            let report = Checker.check(
                try Fixture.declaration(project),
                [try Fixture.charter(rules: rule)],
                on: try Fixture.date("2026-11-24"),
                by: evaluator
            )
            #expect(report.charters.first?.results.first?.verdict == .notApplicable)
        }
    }

    @Test func `a declared answer shows that its question arises`() throws {
        let rule =
            "- {id: R, when: data.used and data.personal, require: documents.dpia is provided}"
        let project = "data.personal: yes\ndocuments.dpia: none"
        #expect(try Fixture.result(rule: rule, project).verdict == .nonCompliant)
    }
}

extension String {
    fileprivate func replacingFirst(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
