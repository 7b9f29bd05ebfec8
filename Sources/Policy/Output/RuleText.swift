// SPDX-License-Identifier: EUPL-1.2
import Notation

/// The result of one rule for a terminal: a rule that holds is one line.
struct RuleText {
    private static let headingWidth = 18

    private let result: RuleResult
    private let language: Language
    private let words: RuleWords
    private let style: TextStyle

    init(_ result: RuleResult, _ language: Language, _ file: String, _ style: TextStyle) {
        self.result = result
        self.language = language
        self.style = style
        words = RuleWords(result, language, file: file)
    }

    var text: String {
        let kind = result.verdict.kind
        var text = style.paint(kind.mark, kind.tone)
        text += " \(Column.pad(result.rule, to: 14)) \(result.title[language])\(language.colon)"
        text += style.paint(words.verdict, kind.tone) + "\n"
        for detail in words.details {
            let heading = Column.pad(detail.heading, to: Self.headingWidth)
            text += "    \(style.paint(heading, .faint))\(detail.body)\n"
        }
        return text
    }
}
