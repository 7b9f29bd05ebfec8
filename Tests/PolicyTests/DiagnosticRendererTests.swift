// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("DiagnosticRenderer") struct DiagnosticRendererTests {
    static let text = Fixture.charterText(rules: "- {id: R, require: technique = generatif}")

    private func problem() throws -> Diagnostic {
        try #require(Fixture.problems(charter: Self.text, try Fixture.vocabulary()).first)
    }

    @Test func `shows the line, a caret and a hint, in French`() throws {
        let renderer = DiagnosticRenderer(file: "charte.yaml", Array(Self.text.utf8))
        let problem = try problem()
        #expect(
            renderer.text(of: problem, in: .french) == """
                E206  « generatif » n'est pas une valeur de « technique »
                   --> charte.yaml:15:38
                    |
                 15 |       - {id: R, require: technique = generatif}
                    |                                      ^^^^^^^^^
                    = vouliez-vous dire « generative » ? valeurs possibles : generative, \
                predictive, rules

                """
        )
    }

    @Test func `has colours only when asked`() throws {
        let renderer = DiagnosticRenderer(file: "c.yaml", Array(Self.text.utf8))
        let escape = "\u{1B}"
        #expect(!renderer.text(of: try problem(), in: .english).contains(escape))
        #expect(
            renderer.text(of: try problem(), in: .english, style: .coloured).contains(escape)
        )
    }

    @Test func `never lets a file act on the terminal`() throws {
        let bytes = Array("a: \u{1B}[31m\r\n".utf8)
        let diagnostic = Diagnostic(
            .unknownKey,
            at: Position(line: 1, column: 1),
            message: Localized(french: "f", english: "e")
        )
        let text = DiagnosticRenderer(file: "c", bytes).text(of: diagnostic, in: .english)
        #expect(!text.unicodeScalars.contains("\u{1B}"))
        #expect(!text.unicodeScalars.contains("\r"))
    }

    @Test func `a place outside the file is no crash`() {
        let diagnostic = Diagnostic(
            .unknownKey,
            at: Position(line: 9, column: 40),
            length: 1000,
            message: Localized(french: "f", english: "e")
        )
        let renderer = DiagnosticRenderer(file: "c", Array("a".utf8))
        #expect(renderer.text(of: diagnostic, in: .english) == "E003  e\n  --> c:9:40\n")
    }
}
