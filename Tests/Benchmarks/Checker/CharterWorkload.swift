// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// Charters and projects of any size, the same at each run.
enum CharterWorkload {
    /// Forty-five fields: yes or no, choices, amounts.
    static let fieldCount = 45

    /// Something to measure could not be made.
    struct Failure: Error { let what: String }

    static func schema() throws -> Vocabulary {
        var text = "schema: bench\nversion: 1\nfields:\n"
        for number in 0..<fieldCount {
            let type =
                switch number % 3 {
                case 0: "boolean"
                case 1: "\"choice[a, b, c, d]\""
                default: "money(EUR)"
                }
            text += """
                  f\(number):
                    {type: \(type), nature: choice, label: {fr: F, en: F}, question: {fr: F, en: F},
                     asked_of: [dpo]}

                """
        }
        let read = UseSchema.parse(try YAMLNode.parse(Array(text.utf8)))
        guard let schema = read.schema else { throw Failure(what: "schema \(read.problems)") }
        return Vocabulary.compile(schema: schema, groups: CountryGroups()).vocabulary
    }

    /// A charter with that many rules; each seed is another.
    static func charter(rules: Int, seed: Int, _ vocabulary: Vocabulary) throws -> Charter {
        let lines = (0..<rules).map { rule in
            "{id: R\(rule), when: '\(test(rule * 7 + seed))', require: "
                + "'\(test(rule * 11 + seed + 1)) or \(test(rule * 5 + seed + 2))'}"
        }
        return try charter("c\(seed)", rules: lines, vocabulary)
    }

    /// A charter of one principle with those rules.
    static func charter(
        _ name: String,
        rules: [String],
        _ vocabulary: Vocabulary
    ) throws -> Charter {
        let head = """
            charter: bench/\(name)
            version: 1
            title: {fr: T, en: T}
            authority: NTRFR-000000000
            adopted: {date: 2024-01-01}
            in_force: {from: 2024-01-01}
            sources: [{id: S1, title: T, read: 2024-01-01}]
            principles:
              - id: P
                title: {fr: T, en: T}
                quote: {fr: T, source: S1}
                rules:

            """
        let text = head + rules.map { "      - \($0)\n" }.joined()
        let (charter, problems) = Charter.parse(Array(text.utf8), vocabulary: vocabulary)
        guard let charter else { throw Failure(what: "charter \(problems)") }
        return charter
    }

    private static func test(_ number: Int) -> String {
        let field = number % fieldCount
        return switch field % 3 {
        case 0: "f\(field)"
        case 1: "f\(field) in [a, \(number % 2 == 0 ? "b" : "c")]"
        default: "f\(field) <= \(1000 + number % 50 * 100) EUR"
        }
    }

    /// A project in which every third fact is unknown.
    static func declaration(_ vocabulary: Vocabulary) -> Declaration {
        var text = ""
        for number in 0..<fieldCount where number % 9 < 6 {
            let value =
                switch number % 3 {
                case 0: number % 2 == 0 ? "yes" : "no"
                case 1: ["a", "b", "c", "d"][number % 4]
                default: "\(number * 100)"
                }
            text += "f\(number): \(value)\n"
        }
        return Declaration.parse(Array(text.utf8), schema: vocabulary.schema).declaration
    }

    static func date() throws -> CivilDate {
        guard let date = CivilDate("2026-11-24") else { throw Failure(what: "date") }
        return date
    }
}
