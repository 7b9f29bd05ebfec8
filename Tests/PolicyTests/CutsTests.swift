// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import TestSupport
import Testing

/// Numbers, dates and lengths of time that a rule compares with one another: no completion that breaks
/// the rule may be overlooked.
@Suite("Cuts") struct CutsTests {
    private func kind(
        _ rule: String,
        _ project: String,
        header: String = ""
    ) throws -> VerdictKind {
        try Fixture.result(rule: "- {id: R, \(rule)}", project, header: header).verdict.kind
    }

    @Test func `a chain of three fields reaches from one end to the other`() throws {
        let rule = "forbid: [budget.amount > 10 EUR, contract.start < contract.end]"
        #expect(try kind(rule, "{}") == .undetermined)
        let chain =
            "forbid: [contract.start > 2025-01-01, contract.start < contract.end, contract.end < 2025-01-04]"
        #expect(try kind(chain, "{}") == .undetermined)
        let tooTight =
            "forbid: [contract.start > 2025-01-01, contract.start < contract.end, contract.end < 2025-01-03]"
        #expect(try kind(tooTight, "{}") == .compliant)
    }

    @Test(arguments: [28, 29, 30, 31])
    func `the last days of a month are all six months before the last of February`(
        _ day: Int
    ) throws {
        let rule =
            "forbid: [contract.start > 2025-08-\(day - 1), contract.end >= contract.start + 6 months]"
        #expect(try kind(rule, "contract.end: 2026-02-28") == .undetermined)
        #expect(
            try kind(rule, "{contract.end: 2026-02-28, contract.start: 2025-08-\(day)}")
                == .nonCompliant
        )
    }

    @Test func `there is a number above the largest that a rule names`() throws {
        #expect(try kind("forbid: budget.amount > 9223372036854 EUR", "{}") == .undetermined)
    }

    @Test func `of two unknown amounts either may be the larger`() throws {
        #expect(try kind("forbid: energy > 0 kWh", "{}") == .undetermined)
        #expect(try kind("require: contract.start <= contract.end", "{}") == .undetermined)
    }

    @Test func `no length of time lies between ten days and eleven`() throws {
        let none = "forbid: [data.retention > 10 days, data.retention < 11 days]"
        #expect(try kind(none, "{}") == .compliant)
        let month = "forbid: [data.retention > 30 days, data.retention < 31 days]"
        #expect(try kind(month, "{}") == .undetermined)
        #expect(try kind(month, "data.retention: 1 months") == .nonCompliant)
    }

    /// Three dates within nine days, against every choice of days.
    @Test(arguments: 0..<30)
    func `dates agree with the enumeration of days`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 7_000)
        let atoms = [
            "contract.start < contract.end", "contract.end <= contract.start + 2 days",
            "contract.start >= 2025-03-02", "contract.end < 2025-03-05",
            "contract.end = 2025-03-03", "contract.start != contract.end - 1 days",
            "contract.start > contract.end - 3 days",
        ]
        let lines = (0..<Int.random(in: 2...4, using: &generator)).map { _ -> String in
            let atom = atoms[Int.random(in: 0..<atoms.count, using: &generator)]
            return Bool.random(using: &generator) ? "not (\(atom))" : atom
        }
        let rule = "- {id: R, forbid: ['\(lines.joined(separator: "', '"))']}"
        let charter = try Fixture.charter(rules: rule)
        let compiled = CompiledCharter(charter, on: try Fixture.date("2026-11-24"))
        let days =
            (0..<24).map { "2025-\($0 < 9 ? "02" : "03")-\($0 < 9 ? 20 + $0 : $0 - 8)" }
            .filter { CivilDate($0) != nil }
            + (1...9).map { "2025-03-0\($0)" }
        var kinds: Set<VerdictKind> = []
        for start in days {
            for end in days {
                let known = ["contract.start: \(start)", "contract.end: \(end)"]
                kinds.insert(try CompletionsTests.verdict(known, compiled).kind)
            }
        }
        let verdict = try CompletionsTests.verdict([], compiled).kind
        let expected: VerdictKind =
            kinds.contains(.nonCompliant)
            ? kinds.contains(.compliant) ? .undetermined : .nonCompliant : .compliant
        #expect(verdict == expected, "\(rule) \(kinds)")
    }
}
