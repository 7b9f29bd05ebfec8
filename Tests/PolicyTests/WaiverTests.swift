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
        act: Record = Record(kind: .deliberation),
        statuses: [Record] = [],
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
            standing: ActStanding(act, statuses: statuses),
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

    private static func record(_ kind: Kind, _ values: KeyValuePairs<String, String>) -> Record {
        var record = Record(kind: kind)
        for (name, value) in values { record.set(name, [.string(value)]) }
        return record
    }

    private func status(_ event: String, _ date: String) -> Record {
        Self.record(.status, ["event": event, "date": date])
    }

    @Test(arguments: [Waiver.Objection.otherText, .stranger])
    func `a waiver of another text, or of strangers, holds for nothing`(
        _ objection: Waiver.Objection
    ) throws {
        var waiver = try waiver()
        waiver.object(to: objection)
        let report = try report(waiver, on: "2026-03-01")
        #expect(report.results.first?.verdict == .nonCompliant)
        #expect(report.waivers.count == 1)
    }

    @Test func `a waiver does not hold before its act`() throws {
        let act = Self.record(.deliberation, ["outcome": "adopted", "date": "2026-01-04"])
        #expect(try report(try waiver(act: act), on: "2026-01-03").overall == .nonCompliant)
        #expect(try report(try waiver(act: act), on: "2026-01-04").overall == .compliantWithWaiver)
    }

    @Test(arguments: ["rejected", "withdrawn", "adjourned"])
    func `what the council did not adopt waives nothing`(_ outcome: String) throws {
        let act = Self.record(.deliberation, ["outcome": outcome, "date": "2025-12-15"])
        let report = try report(try waiver(act: act), on: "2026-03-01")
        #expect(report.results.first?.verdict == .nonCompliant)
        #expect(report.waivers.first?.note.english.contains(outcome) == true)
    }

    @Test(arguments: [
        ("annulled", "2026-05-01", false), ("withdrawn", "2026-05-01", false),
        ("repealed", "2026-05-01", true), ("repealed", "2026-03-01", false),
        ("suspended", "2026-03-02", true), ("suspended", "2026-02-28", false),
        ("annulled_in_part", "2026-02-01", true), ("published", "2026-01-02", true),
        // Only a correction of the act's day can make an event earlier: it does not undo it.
        ("annulled", "2025-12-14", false),
    ])
    func `a waiver ends with its act`(_ event: String, _ day: String, _ holds: Bool) throws {
        let act = Self.record(.deliberation, ["outcome": "adopted", "date": "2025-12-15"])
        let waiver = try waiver(
            act: act,
            statuses: [status("transmitted", "2025-12-16"), status(event, day)]
        )
        let report = try report(waiver, on: "2026-03-01")
        #expect(
            report.results.first?.verdict == (holds ? .waived(reference: "DEL-1") : .nonCompliant)
        )
        #expect(report.waivers.isEmpty == holds)
    }

    @Test func `the evaluator before did not look behind a waiver`() throws {
        let act = Self.record(.deliberation, ["outcome": "rejected", "date": "2025-12-15"])
        let report = Checker.check(
            try Fixture.declaration("technique: generative"),
            [try Fixture.charter(rules: Self.rule)],
            on: try Fixture.date("2026-03-01"),
            waivers: [try waiver(act: act)],
            leaf: "leaf",
            by: .second
        )
        #expect(report.overall == .compliantWithWaiver)
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
