// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("Report") struct ReportTests {
    static let provenance: Provenance = {
        func file(_ name: String) -> Provenance.File {
            Provenance.File(name: name, sha256: Fixture.digest)
        }
        return Provenance(
            tool: "feuillet 0",
            project: file("p\u{E9}.yaml"),
            charters: [file("c.yaml")],
            schema: file("ai-use"),
            groups: file("groups")
        )
    }()

    static let rules = """
        - {id: R-1, forbid: surveillance.face_recognition}
        - {id: R-2, when: data.used, require: hosting.countries within EU}
        - {id: R-3, require: documents.dpia is provided}
        - {id: R-4, recommend: technique = rules}
        """

    private func report(_ project: String, rules: String = rules) throws -> Report {
        Checker.check(
            try Fixture.declaration(project),
            [try Fixture.charter(rules: rules)],
            on: try Fixture.date("2026-11-24")
        )
    }

    @Test(arguments: [
        ("surveillance.face_recognition: yes", OverallVerdict.nonCompliant, 1),
        ("data.used: no", .undetermined, 4),
        (
            "surveillance.face_recognition: no\ndata.used: no\ndocuments.dpia: provided",
            .compliant, 0
        ),
    ])
    func `has the worst verdict and its exit status`(
        _ project: String,
        _ overall: OverallVerdict,
        _ code: Int
    ) throws {
        let report = try report(project)
        #expect(report.charters.first?.overall == overall)
        #expect(report.exitCode == code)
    }

    @Test(arguments: [
        "- {id: R, when: data.used, require: technique = rules}",
        "- {id: R, recommend: technique = rules}",
    ])
    func `a charter in which no rule applied is nothing to check`(_ rule: String) throws {
        let report = try report("data.used: no\ntechnique: rules", rules: rule)
        #expect(report.charters.first?.overall == .nothingToCheck)
        #expect(report.exitCode == 4)
    }

    @Test func `no charter at all is no success`() throws {
        let charters: [Charter] = []
        let report = Checker.check(
            try Fixture.declaration("{}"),
            charters,
            on: try Fixture.date("2026-11-24")
        )
        #expect(report.exitCode == 4)
    }

    @Test(arguments: ["{}", "data.used: no", "data.used: yes\nhosting.countries: [US]"])
    func `shows every rule, whatever is known`(_ project: String) throws {
        let report = try report(project)
        #expect(report.charters.first?.results.map(\.rule) == ["R-1", "R-2", "R-3", "R-4"])
        for language in Language.allCases {
            let text = report.text(in: language)
            for rule in ["R-1", "R-2", "R-3", "R-4"] { #expect(text.contains(rule)) }
        }
    }

    @Test func `shows why, the council's words and what would mend it`() throws {
        let text = try report("data.used: yes\nhosting.countries: [US]").text(
            in: .french,
            file: "projet.yaml"
        )
        #expect(text.contains("[hosting.countries within EU : faux]"))
        #expect(text.contains("Pays d'hébergement : US (projet.yaml:2)"))
        #expect(text.contains("Pays d'hébergement → FR"))
        #expect(text.contains("« Les mots du conseil » (Page)"))
    }

    @Test func `an inferred rule says so`() throws {
        let text = try report(
            "technique: generative",
            rules: "- {id: R, inferred: true, require: technique = rules}"
        ).text(in: .french)
        #expect(text.contains("à apprécier (conseil) — lecture inférée, texte non public"))
    }

    @Test func `the reasons are the facts that suffice`() throws {
        let result = try Fixture.result(
            rule: "- {id: R, forbid: surveillance.face_recognition or technique = generative}",
            "surveillance.face_recognition: yes\ntechnique: rules\nbudget.amount: 3"
        )
        let reasons = try #require(result.explanation).reasons
        #expect(reasons.map(\.field.path.text) == ["surveillance.face_recognition"])
        #expect(reasons.first?.position == Position(line: 1, column: 32))
    }

    @Test func `the question that settles most rules comes first`() throws {
        let report = try report(
            "{}",
            rules: """
                - {id: A, require: documents.dpia is provided}
                - {id: B, forbid: technique = generative}
                - {id: C, require: technique = rules}
                """
        )
        #expect(report.nextQuestions.map(\.path.text) == ["technique", "documents.dpia"])
    }

    @Test func `JSON carries the same verdicts`() throws {
        let json = try report("data.used: yes\nhosting.countries: [US]")
            .json(Self.provenance)
        #expect(json["exit_code"]?.integer == 1)
        let charter = try #require(json["charters"]?.elements?.first)
        #expect(charter["overall"]?.string == "non_compliant")
        let verdicts = charter["results"]?.elements?.compactMap { $0["verdict"]?.string }
        #expect(verdicts == ["undetermined", "non_compliant", "undetermined", "advice"])
    }

    @Test func `the table has one line per charter, and says what its marks mean`() throws {
        let table = try report("data.used: yes\nhosting.countries: [US]").table(in: .english)
        let lines = table.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("example/ai") == true)
        #expect(lines.first?.hasSuffix("R-2") == true)
        #expect(lines.last == "(✗ non-compliant, ? undetermined, i advice)")
    }
}
