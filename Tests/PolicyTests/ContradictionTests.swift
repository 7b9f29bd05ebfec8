// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Notation
import Policy
import Records
import TestSupport
import Testing

/// An answer more never turns yes into no, nor no into yes, even where answers contradict each other.
@Suite("Contradictions") struct ContradictionTests {
    /// Each field is asked about only if the one before says yes.
    static let values: [(name: String, values: [String])] = [
        ("data.used", ["yes", "no"]), ("data.personal", ["yes", "no"]),
        ("data.sensitive", ["yes", "no"]), ("technique", ["rules", "generative"]),
    ]
    /// What a rule may ask without asking what does not arise.
    static let atoms = [
        "data.used", "not data.used", "(data.used and data.personal)", "not data.personal",
        "(data.used and data.personal and data.sensitive)", "not data.sensitive",
        "(data.used and data.personal and not data.sensitive)", "technique = rules",
    ]

    private static func side(_ generator: inout SeededGenerator) -> String {
        let parts = (0...Int.random(in: 0...1, using: &generator)).map { _ in
            atoms[Int.random(in: 0..<atoms.count, using: &generator)]
        }
        return parts.joined(separator: Bool.random(using: &generator) ? " and " : " or ")
    }

    /// The next charter of one random rule that asks nothing where it may not arise.
    private static func charter(
        _ generator: inout SeededGenerator
    ) throws -> (CompiledCharter, rule: String) {
        let vocabulary = try Fixture.vocabulary()
        while true {
            let rule = "- {id: R, when: '\(side(&generator))', require: '\(side(&generator))'}"
            let text = Array(Fixture.charterText(rules: rule).utf8)
            if let charter = Charter.parse(text, vocabulary: vocabulary).charter {
                return (CompiledCharter(charter, on: try Fixture.date("2026-11-24")), rule)
            }
        }
    }

    /// Every set of answers, and each with one answer more.
    private func compare(
        _ compiled: CompiledCharter,
        _ values: [(name: String, values: [String])],
        _ rule: String
    ) throws {
        for choice in CompletionsTests.choices(values.map { $0.values.count + 1 }) {
            let lines = zip(values, choice).compactMap { field, place in
                place == 0 ? nil : "\(field.name): \(field.values[place - 1])"
            }
            let before = try CompletionsTests.verdict(lines, compiled).kind
            for (field, place) in zip(values, choice) where place == 0 {
                for value in field.values {
                    let more = lines + ["\(field.name): \(value)"]
                    let after = try CompletionsTests.verdict(more, compiled).kind
                    #expect(
                        Set([before, after]) != [.compliant, .nonCompliant],
                        "\(rule) \(more): \(before), then \(after)"
                    )
                }
            }
        }
    }

    @Test(arguments: 0..<60)
    func `an answer more never turns a verdict over`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 5_000)
        let (compiled, rule) = try Self.charter(&generator)
        try compare(compiled, Self.values, rule)
    }

    @Test(arguments: [
        "- {id: R, when: energy > 5, forbid: contract.start > 2020-01-01}",
        "- {id: R, when: energy > 5 or budget.amount > 5, forbid: contract.start > 2020-01-01}",
    ])
    func `nor do two answers that no project gives together`(_ rule: String) throws {
        var text = Fixture.schemaText
        for (field, word) in [("energy", "rules"), ("contract.start", "generative")] {
            let start = try #require(text.range(of: "  \(field):"))
            let end = try #require(
                text.range(of: "asked_of:", range: start.upperBound..<text.endIndex)
            )
            text.replaceSubrange(end, with: "relevant_if: technique = \(word), asked_of:")
        }
        let schema = UseSchema.parse(try YAMLNode.parse(Array(text.utf8))).schema
        let vocabulary = Vocabulary.compile(schema: try #require(schema), groups: CountryGroups())
        let bytes = Array(Fixture.charterText(rules: rule).utf8)
        let charter = Charter.parse(bytes, vocabulary: vocabulary.vocabulary).charter
        let compiled = CompiledCharter(try #require(charter), on: try Fixture.date("2026-11-24"))
        let values = [
            ("energy", ["1", "9"]), ("contract.start", ["2019-01-01", "2021-01-01"]),
            ("technique", ["rules", "generative", "predictive"]), ("budget.amount", ["1", "9"]),
        ]
        try compare(compiled, values, rule)
        let both = ["energy: 9", "contract.start: 2021-01-01"]
        #expect(try CompletionsTests.verdict(both, compiled).kind != .nonCompliant)
    }
}
