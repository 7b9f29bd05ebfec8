// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Notation
import Policy
import Records
import Testing

/// The forms of a report that other programs and browsers read.
@Suite("Report forms") struct ReportFormTests {
    private let report: Report
    private let provenance = ReportTests.provenance

    /// Five verdicts, in a project whose name would break any form that did not escape it.
    init() throws {
        let rules = """
            - {id: A, forbid: surveillance.face_recognition}
            - {id: B, require: documents.dpia is provided}
            - {id: C, when: surveillance.face_recognition, require: data.used}
            - {id: D, inferred: true, require: technique = rules}
            - {id: E, when: not surveillance.face_recognition, forbid: data.used}
            """
        let facts = "data.used: yes\\nsurveillance.face_recognition: yes\\ntechnique: generative"
            .replacingOccurrences(of: "\\n", with: "\n")
        var declaration = try Fixture.declaration(facts)
        declaration.name = "<b>\"R&D\"</b> | ]]> \u{1B}[31m"
        report = Checker.check(
            declaration,
            [try Fixture.charter(rules: rules)],
            on: try Fixture.date("2026-11-24")
        )
    }

    @Test func `SARIF says each verdict with its kind, and forges get only what needs someone`() {
        func kinds(_ profile: SARIFProfile) -> [[String?]] {
            let run = report.sarif(in: .french, provenance, profile: profile)["runs"]?.elements?[0]
            return (run?["results"]?.elements ?? []).map {
                [$0["kind"]?.string, $0["level"]?.string]
            }
        }
        #expect(
            kinds(.complete) == [
                ["fail", "error"], ["open", "none"], ["pass", "none"], ["review", "none"],
                ["notApplicable", "none"],
            ]
        )
        #expect(kinds(.forge) == [["fail", "error"], ["fail", "warning"], ["fail", "note"]])
    }

    @Test func `SARIF names files as URI references and places as lines`() throws {
        let run = try #require(report.sarif(in: .english, provenance)["runs"]?.elements?[0])
        let result = try #require(run["results"]?.elements?[0])
        let place = result["locations"]?.elements?[0]["physicalLocation"]
        #expect(place?["artifactLocation"]?["uri"]?.string == "p%C3%A9.yaml")
        #expect(place?["region"]?["startLine"]?.integer == 2)
        #expect(run["artifacts"]?.elements?.count == 4)
    }

    @Test func `JUnit counts what is open as an error`() throws {
        let xml = report.junit(in: .english, provenance)
        #expect(xml.contains("tests=\"5\" failures=\"1\" errors=\"2\" skipped=\"1\""))
        #expect(xml.contains("&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; | ]]&gt; \u{FFFD}[31m"))
        #expect(!xml.contains("<b>"))
    }

    @Test func `a charter with nothing to check is an error in JUnit`() throws {
        let charter = try Fixture.charter(rules: "- {id: A, recommend: data.used}")
        let report = Checker.check(
            try Fixture.declaration("data.used: yes"),
            [charter],
            on: try Fixture.date("2026-11-24")
        )
        let xml = report.junit(in: .english, provenance)
        #expect(xml.contains("errors=\"1\"") && xml.contains("type=\"nothing_to_check\""))
    }

    @Test(arguments: Language.allCases)
    func `HTML states its language, every rule and every digest, and escapes`(_ language: Language)
    {
        let html = report.html(in: language, provenance)
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        for rule in ["A", "B", "C", "D", "E"] { #expect(html.contains("<h3>\(rule) — ")) }
        #expect(html.contains("&lt;b&gt;") && !html.contains("<b>") && !html.contains("\u{1B}"))
        #expect(html.contains(Fixture.digest))
    }

    @Test func `Markdown has a row for each rule, and no markup of the project's own`() {
        let text = report.markdown(in: .french, provenance)
        #expect(text.hasPrefix("# \\<b\\>\"R\\&D\"\\</b\\> \\| \\]\\]\\>"))
        for rule in ["A", "B", "C", "D", "E"] { #expect(text.contains("\n| \(rule) | ")) }
    }
}
