// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("Waiver") struct WaiverTests {
    static let rule = """
        - id: R
          require: technique = rules
          waiver: {by: deliberation, longest: 6 months, reason: required}
        """

    private func waiver(
        rule: String = "R",
        leaf: String = "leaf",
        by: String = "deliberation",
        reason: String = "Trial",
        to: String = "2026-06-30"
    ) throws -> Waiver {
        Waiver(
            charter: "example/ai",
            rule: rule,
            leaf: leaf,
            by: by,
            reference: "DEL-1",
            reason: reason,
            from: try Fixture.date("2026-01-01"),
            to: try Fixture.date(to)
        )
    }

    private func report(
        _ waiver: Waiver,
        on date: String,
        rule: String = rule,
        technique: String = "generative"
    ) throws -> CharterReport {
        let report = Checker.check(
            try Fixture.declaration("technique: \(technique)"),
            [try Fixture.charter(rules: rule)],
            on: try Fixture.date(date),
            waivers: [waiver],
            leaf: "leaf"
        )
        return try #require(report.charters.first)
    }

    @Test(arguments: [
        ("2025-12-31", false), ("2026-01-01", true), ("2026-06-30", true), ("2026-07-01", false),
    ])
    func `holds from its first day to its last`(_ date: String, _ holds: Bool) throws {
        let report = try report(try waiver(), on: date)
        #expect(
            report.results.first?.verdict == (holds ? .waived(reference: "DEL-1") : .nonCompliant)
        )
        #expect(report.overall == (holds ? .compliantWithWaiver : .nonCompliant))
    }

    @Test func `a waiver that does not meet its terms changes nothing and is reported`() throws {
        for waiver in [
            try waiver(leaf: "other"), try waiver(by: "mayor"), try waiver(reason: ""),
            try waiver(to: "2026-07-01"),
        ] {
            let report = try report(waiver, on: "2026-03-01")
            #expect(report.results.first?.verdict == .nonCompliant)
            #expect(report.waivers.count == 1)
        }
    }

    @Test func `a rule without terms cannot be waived`() throws {
        let report = try report(
            try waiver(),
            on: "2026-03-01",
            rule: "- {id: R, require: technique = rules}"
        )
        #expect(report.results.first?.verdict == .nonCompliant)
    }

    @Test func `a waiver that ends soon or serves no purpose is reported`() throws {
        #expect(try report(try waiver(), on: "2026-03-01").waivers.isEmpty)
        #expect(try report(try waiver(), on: "2026-06-01").waivers.count == 1)
        let unused = try report(try waiver(), on: "2026-03-01", technique: "rules")
        #expect(unused.results.first?.verdict == .compliant)
        #expect(unused.waivers.count == 1)
    }
}
