// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The report of one charter in words.
struct CharterText {
    private let report: CharterReport
    private let language: Language
    private let file: String
    private let style: TextStyle

    init(_ report: CharterReport, _ language: Language, _ file: String, _ style: TextStyle) {
        self.report = report
        self.language = language
        self.file = file
        self.style = style
    }

    var text: String {
        let overall = report.overall
        var text = style.paint(report.title[language], .strong)
        text += " (\(report.charter), \(say("version", "version")) \(report.version))\n"
        let verdict = style.paint(overall.label[language], overall.tone)
        text += "  " + ([verdict] + counts).joined(separator: " · ") + "\n"
        for problem in report.problems {
            text += "  \(problem.code.rawValue)  \(problem.message[language])\n"
        }
        text += "\n"
        for result in report.results {
            text += RuleText(result, language, file, style).text
        }
        for note in report.waivers {
            text += "  \(note.rule) (\(note.reference))\(language.colon)\(note.note[language])\n"
        }
        for principle in report.silent {
            let why =
                principle.isTextUnavailable
                ? say("texte non disponible", "text unavailable")
                : say("aucune règle", "no rule")
            text += style.paint("  \(principle.id)  \(principle.title[language]) (\(why))", .faint)
            text += "\n"
        }
        return text
    }

    private var counts: [String] {
        VerdictKind.allCases.compactMap { kind in
            let count = report.count(kind)
            return count == 0 ? nil : "\(kind.mark) \(count) \(kind.label[language])"
        }
    }

    private func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
