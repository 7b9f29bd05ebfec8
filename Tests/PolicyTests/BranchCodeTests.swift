// SPDX-License-Identifier: EUPL-1.2
import Policy
import Records
import TestSupport
import Testing

/// The count of broken rules, which has code of its own, against the verdicts of the checker.
@Suite("Branch code") struct BranchCodeTests {
    static let values =
        CompletionsTests.values + [
            ("contract.start", ["2026-01-01", "2026-02-15"]),
            ("contract.end", ["2026-01-20", "2026-02-15", "2027-01-01"]),
        ]
    static let atoms =
        CompletionsTests.atoms + [
            "budget.amount < 7", "budget.amount >= 7", "budget.amount = 7",
            "contract.end <= contract.start + 1 months", "contract.end > contract.start",
            "contract.start < 2026-02-01", "provider.country not in EU",
        ]

    static func condition(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        let atom = atoms[Int.random(in: 0..<atoms.count, using: &generator)]
        guard depth > 0 else { return atom }
        let parts = [condition(depth - 1, &generator), condition(depth - 1, &generator)]
        return switch Int.random(in: 0...3, using: &generator) {
        case 0: atom
        case 1: "not (\(parts[0]))"
        case 2: "(\(parts[0])) and (\(parts[1]))"
        default: "(\(parts[0])) or (\(parts[1]))"
        }
    }

    @Test(arguments: 0..<60)
    func `counts the rules that are broken`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 7_000)
        let rules = (0..<6).map { number in
            let when = Bool.random(using: &generator)
            return """
                - id: R\(number)
                  \(when ? "when: \(Self.condition(2, &generator))\n  " : "")\
                \(Bool.random(using: &generator) ? "require" : "forbid"): \(Self.condition(3, &generator))
                """
        }
        let compiled = CompiledCharter(
            try Fixture.charter(rules: rules.joined(separator: "\n")),
            on: try Fixture.date("2026-11-24")
        )
        for isWhole in [true, true, true, false, false, false] {
            let lines = Self.values.compactMap { field in
                isWhole || Bool.random(using: &generator)
                    ? "\(field.name): \(field.values.randomElement(using: &generator) ?? "")" : nil
            }
            let text = lines.isEmpty ? "{}" : lines.joined(separator: "\n")
            let declaration = Declaration.parse(Array(text.utf8), schema: compiled.charter.schema)
                .declaration
            let results = try #require(
                Checker.check(
                    declaration,
                    compiled: [compiled],
                    on: compiled.date,
                    explaining: false
                ).charters.first
            ).results
            let broken = results.count { $0.verdict == .nonCompliant }
            let count = compiled.violationCount(compiled.slots(of: declaration))
            // What is unknown can be broken in every completion without Kleene logic seeing it.
            #expect(isWhole ? count == broken : count <= broken, "\(rules) \(lines)")
        }
    }
}
