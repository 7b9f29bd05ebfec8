// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Notation
import Policy
import Records
import TestSupport
import Testing

@Suite("CharterFormatter") struct CharterFormatterTests {
    private func format(_ text: String) throws -> String {
        String(decoding: try CharterFormatter.format(Array(text.utf8)), as: UTF8.self)
    }

    @Test func `conditions are written in one way, and nothing else moves`() throws {
        let text = """
            definitions: {critical: "data.used   and data.personal"}   # kept   as it is
            principles:
              - id: P
                title: {fr: "É   T",  en: T}
                rules:
                  - id: R   # a comment
                    when: data.used  and ( data.personal or not   data.sensitive )
                    require:
                      - 'hosting.countries   within [ FR,DE ,ES]'
                      - any_of: [budget.amount<=$limit, contract.end<=contract.start+36 months]
            """
        let wanted = """
            definitions: {critical: "data.used and data.personal"}   # kept   as it is
            principles:
              - id: P
                title: {fr: "É   T",  en: T}
                rules:
                  - id: R   # a comment
                    when: data.used and (data.personal or not data.sensitive)
                    require:
                      - 'hosting.countries within [FR, DE, ES]'
                      - any_of: [budget.amount <= $limit, contract.end <= contract.start + 36 months]

            """
        #expect(try format(text) == wanted)
        #expect(try format(wanted) == wanted)
    }

    @Test(arguments: ShippedPoliciesTests.charters)
    func `a shipped charter is in form already`(_ name: String) throws {
        let bytes = try ShippedPoliciesTests.bytes(name)
        #expect(try CharterFormatter.format(bytes) == bytes)
    }

    @Test(arguments: 0..<60)
    func `formatting changes no meaning, and twice is once`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let condition = CompletionsTests.condition(3, &generator)
        // Spaces of every length where one may stand.
        let loose = condition.split(separator: " ").map(String.init).reduce("") { text, word in
            let gap = String(repeating: " ", count: Int.random(in: 1...3, using: &generator))
            return text.isEmpty ? word : text + gap + word
        }
        let text = Fixture.charterText(rules: "- {id: R, require: '\(loose)'}")
        let formatted = try format(text)
        #expect(try format(formatted) == formatted)
        let vocabulary = try Fixture.vocabulary()
        let charters = try [text, formatted].map {
            try #require(Charter.parse(Array($0.utf8), vocabulary: vocabulary).charter)
        }
        let date = try Fixture.date("2026-11-24")
        #expect(CharterComparison.compare(charters[0], charters[1], on: date).relation == .equal)
    }
}
