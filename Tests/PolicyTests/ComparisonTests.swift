// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import TestSupport
import Testing

/// Two charters held against each other, against the definition: every project, one by one.
@Suite("CharterComparison") struct ComparisonTests {
    /// Every value of each field that the random rules can tell apart.
    static let values: [(name: String, values: [String])] = [
        ("data.used", ["yes", "no"]),
        ("data.personal", ["yes", "no"]),
        ("technique", ["generative", "predictive", "rules"]),
        ("provider.country", ["FR", "DE", "US"]),
        ("budget.amount", ["0", "5", "7", "20"]),
    ]
    static let atoms = [
        "data.used", "(data.used and data.personal)", "technique = rules",
        "technique in [generative, rules]", "provider.country in EU", "provider.country = FR",
        "budget.amount > 5", "budget.amount <= 7",
    ]

    static func condition(_ generator: inout SeededGenerator) -> String {
        let atom = { (generator: inout SeededGenerator) in
            let text = atoms[Int.random(in: 0..<atoms.count, using: &generator)]
            return Bool.random(using: &generator) ? text : "not (\(text))"
        }
        let (a, b) = (atom(&generator), atom(&generator))
        return switch Int.random(in: 0...2, using: &generator) {
        case 0: a
        case 1: "\(a) and \(b)"
        default: "\(a) or \(b)"
        }
    }

    static func charter(_ generator: inout SeededGenerator) throws -> Charter {
        let rules = (0..<Int.random(in: 1...3, using: &generator)).map { number in
            """
            - id: R\(number)
              when: \(condition(&generator))
              \(Bool.random(using: &generator) ? "require" : "forbid"): \(condition(&generator))
            """
        }
        return try Fixture.charter(rules: rules.joined(separator: "\n"))
    }

    /// Which projects a charter refuses, in the order of an enumeration.
    static func refusals(_ charter: Charter) throws -> [Bool] {
        let compiled = CompiledCharter(charter, on: try Fixture.date("2026-11-24"))
        return CompletionsTests.choices(values.map(\.values.count)).map { choice in
            let lines = zip(values, choice).map { "\($0.name): \($0.values[$1])" }
            let text = Array(lines.joined(separator: "\n").utf8)
            let project = Declaration.parse(text, schema: charter.schema).declaration
            return compiled.violationCount(compiled.slots(of: project)) > 0
        }
    }

    @Test(arguments: 0..<150)
    func `agrees with the enumeration of every project`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (first, second) = (try Self.charter(&generator), try Self.charter(&generator))
        let (a, b) = (try Self.refusals(first), try Self.refusals(second))
        let onlyFirst = zip(a, b).contains { $0 && !$1 }
        let onlySecond = zip(a, b).contains { !$0 && $1 }
        let date = try Fixture.date("2026-11-24")
        let comparison = CharterComparison.compare(first, second, on: date)
        #expect(comparison.onlyFirst.isEmpty == !onlyFirst)
        #expect(comparison.onlySecond.isEmpty == !onlySecond)
        for counterexample in comparison.onlyFirst {
            try require(counterexample, refusedBy: first, not: second)
        }
        for counterexample in comparison.onlySecond {
            try require(counterexample, refusedBy: second, not: first)
        }
        let reverse = CharterComparison.compare(second, first, on: date)
        #expect(reverse.onlyFirst == comparison.onlySecond)
    }

    /// Checks a counterexample with the evaluator: as it stands, whatever else the project may be.
    private func require(
        _ counterexample: Counterexample,
        refusedBy one: Charter,
        not other: Charter
    ) throws {
        var facts: [FieldPath: FactValue] = [:]
        for fact in counterexample.facts { facts[fact.field.path] = fact.fact.value }
        let project = Declaration(facts: facts)
        let report = Checker.check(project, [one, other], on: try Fixture.date("2026-11-24"))
        let results = report.charters[0].results
        #expect(results.first { $0.rule == counterexample.rule }?.verdict == .nonCompliant)
        #expect(report.charters[1].count(.nonCompliant) == 0)
        #expect(report.charters[1].count(.undetermined) == 0)
    }

    private func relation(_ one: String, _ two: String) throws -> CharterComparison.Relation {
        CharterComparison.compare(
            try Fixture.charter(rules: "- {id: R, \(one)}"),
            try Fixture.charter(rules: "- {id: R, \(two)}"),
            on: try Fixture.date("2026-11-24")
        ).relation
    }

    @Test func `dates a month apart are told apart`() throws {
        let six = "require: contract.end <= contract.start + 6 months"
        let seven = "require: contract.end <= contract.start + 7 months"
        #expect(try relation(six, seven) == .stricter)
        #expect(try relation(seven, six) == .laxer)
        #expect(try relation(six, six) == .equal)
        let after = "require: contract.end > 2027-01-31"
        #expect(try relation(six, after) == .incomparable)
        #expect(try relation("require: contract.end >= 2027-02-01", after) == .equal)
    }

    @Test func `sets, durations and documents are told apart`() throws {
        let guarding = "when: data.used, "
        #expect(
            try relation(
                guarding + "require: 'hosting.countries within [FR]'",
                guarding + "require: hosting.countries within EU"
            ) == .stricter
        )
        #expect(
            try relation(
                guarding + "require: hosting.qualifications contains hds",
                guarding + "require: hosting.qualifications contains secnumcloud"
            ) == .incomparable
        )
        #expect(
            try relation(
                "require: data.retention <= 6 months",
                "require: data.retention <= 200 days"
            ) == .stricter
        )
        #expect(
            try relation("require: documents.dpia is provided", "forbid: data.used")
                == .incomparable
        )
    }

    @Test func `inferred rules count only where that is asked for`() throws {
        let inferred = try Fixture.charter(
            rules: "- {id: R, inferred: true, require: data.used}"
        )
        let empty = try Fixture.charter(rules: "- {id: R, recommend: data.used}")
        let date = try Fixture.date("2026-11-24")
        #expect(CharterComparison.compare(inferred, empty, on: date).relation == .equal)
        #expect(
            CharterComparison.compare(inferred, empty, on: date, includesInferred: true).relation
                == .stricter
        )
    }
}
