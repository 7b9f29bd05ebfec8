// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import TestSupport
import Testing

/// The exact step against the definition: every completion, one by one.
@Suite("Completions") struct CompletionsTests {
    /// Every value of each field that the random rules can tell apart, and some more.
    static let values: [(name: String, values: [String])] = [
        ("surveillance.face_recognition", ["yes", "no"]),
        ("documents.dpia", ["provided", "none"]),
        ("technique", ["generative", "predictive", "rules"]),
        ("provider.country", ["FR", "DE", "US", "JP"]),
        ("budget.amount", ["0", "5", "7", "10", "20"]),
    ]
    static let atoms = [
        "surveillance.face_recognition", "documents.dpia is provided", "technique = rules",
        "technique in [generative, rules]", "provider.country in EU", "provider.country = FR",
        "budget.amount > 5", "budget.amount <= 10", "budget.amount != 7",
    ]

    static func condition(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        let kind = depth == 0 ? 0 : Int.random(in: 0...3, using: &generator)
        switch kind {
        case 1: return "not (\(condition(depth - 1, &generator)))"
        case 2, 3:
            let a = condition(depth - 1, &generator)
            let b = condition(depth - 1, &generator)
            return "(\(a)) \(kind == 2 ? "and" : "or") (\(b))"
        default: return atoms[Int.random(in: 0..<atoms.count, using: &generator)]
        }
    }

    @Test(arguments: 0..<40)
    func `agrees with the enumeration of every completion`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let rule = """
            - id: R
              when: \(Self.condition(2, &generator))
              require: \(Self.condition(2, &generator))
            """
        let charter = try Fixture.charter(rules: rule)
        let compiled = CompiledCharter(charter, on: try Fixture.date("2026-11-24"))
        var known: [String] = []
        var unknown: [(name: String, values: [String])] = []
        for field in Self.values {
            if Bool.random(using: &generator) {
                let value = field.values[Int.random(in: 0..<field.values.count, using: &generator)]
                known.append("\(field.name): \(value)")
            } else {
                unknown.append(field)
            }
        }
        let verdict = try Self.verdict(known, compiled)
        var table: [[Int]: VerdictKind] = [:]
        for choice in Self.choices(unknown.map(\.values.count)) {
            let lines = zip(unknown, choice).map { "\($0.name): \($0.values[$1])" }
            table[choice] = try Self.verdict(known + lines, compiled).kind
        }
        #expect(verdict == (try Self.expected(table, unknown.map(\.name))), "\(rule) \(known)")
    }

    @Test func `beyond the budget of a charter a rule is bounded, never compliant`() throws {
        let charter = try Fixture.charter(rules: "- {id: R, require: 'data.used or not data.used'}")
        let compiled = CompiledCharter(charter, on: try Fixture.date("2026-11-24"))
        let (rule, facts) = (compiled.rules[0], compiled.facts(of: try Fixture.declaration("{}")))
        var budget = 100
        let found = compiled.finding(of: rule, facts, budget: &budget)
        #expect(found.verdict == .compliant && !found.isCapped)
        #expect(budget > 0 && budget < 100)
        for left in [0, -5] {
            budget = left
            let bounded = compiled.finding(of: rule, facts, budget: &budget)
            #expect(bounded.verdict.kind == .undetermined && bounded.isCapped)
        }
    }

    /// A fact that is not listed as missing cannot change the verdict, whatever it turns out to be. A
    /// rule that nobody can break is compliant, and may turn out not to apply: that is no change here.
    @Test(arguments: 0..<40)
    func `a fact that is not missing changes nothing`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 900)
        let rule = """
            - id: R
              when: \(Self.condition(2, &generator))
              require: \(Self.condition(2, &generator))
            """
        let compiled = CompiledCharter(
            try Fixture.charter(rules: rule),
            on: try Fixture.date("2026-11-24")
        )
        let known = Self.values.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
            .map { field in
                let place = Int.random(in: 0..<field.values.count, using: &generator)
                return (name: field.name, line: "\(field.name): \(field.values[place])")
            }
        let lines = known.map(\.line)
        let verdict = try Self.verdict(lines, compiled)
        let missing = Set(verdict.missing.map(\.text))
        for field in Self.values
        where !known.contains(where: { $0.name == field.name }) && !missing.contains(field.name) {
            for value in field.values {
                let filled = try Self.verdict(lines + ["\(field.name): \(value)"], compiled)
                let kind = filled.kind == .notApplicable ? verdict.kind : filled.kind
                #expect(kind == verdict.kind, "\(rule) \(lines) \(field.name): \(value)")
                #expect(verdict.kind != .nonCompliant || filled.kind == .nonCompliant)
            }
        }
    }

    /// Strings to enumerate: one index per unknown field.
    static func choices(_ counts: [Int]) -> [[Int]] {
        counts.reduce([[]]) { lists, count in
            lists.flatMap { list in (0..<count).map { list + [$0] } }
        }
    }

    static func verdict(_ lines: [String], _ compiled: CompiledCharter) throws -> Verdict {
        let text = lines.isEmpty ? "{}" : lines.joined(separator: "\n")
        let report = Checker.check(
            Declaration.parse(Array(text.utf8), schema: compiled.charter.schema).declaration,
            compiled: [compiled],
            on: compiled.date,
            explaining: false
        )
        return try #require(report.charters.first?.results.first?.verdict)
    }

    /// The design page, word for word.
    static func expected(_ table: [[Int]: VerdictKind], _ names: [String]) throws -> Verdict {
        let kinds = Set(table.values)
        guard kinds.contains(.nonCompliant) else {
            return kinds == [.notApplicable] ? .notApplicable : .compliant
        }
        guard kinds != [.nonCompliant] else { return .nonCompliant }
        var missing: [FieldPath] = []
        for (place, name) in names.enumerated() {
            var groups: [[Int]: Set<VerdictKind>] = [:]
            for (choice, kind) in table {
                var rest = choice
                rest.remove(at: place)
                groups[rest, default: []].insert(kind)
            }
            if groups.values.contains(where: { $0.count > 1 }) {
                missing.append(try Fixture.path(name))
            }
        }
        return .undetermined(missing: missing.sorted())
    }

    @Test(arguments: ["contract.end <= contract.start + 1 months", "contract.end > contract.start"])
    func `two unknown dates can go either way`(_ condition: String) throws {
        let result = try Fixture.result(rule: "- {id: R, require: \(condition)}", "{}")
        #expect(
            result.verdict.missing == [
                try Fixture.path("contract.end"), try Fixture.path("contract.start"),
            ]
        )
    }

    @Test func `a set has every combination of its words`() throws {
        let both = "hosting.qualifications contains hds and hosting.qualifications within [hds]"
        let result = try Fixture.result(
            rule: "- {id: R, when: data.used, forbid: '\(both)'}",
            "data.used: yes"
        )
        #expect(result.verdict.kind == .undetermined)
        let never =
            "hosting.qualifications contains hds"
            + " and hosting.qualifications within [secnumcloud]"
        let impossible = try Fixture.result(
            rule: "- {id: R, when: data.used, forbid: '\(never)'}",
            "data.used: yes"
        )
        #expect(impossible.verdict == .compliant)
    }
}
