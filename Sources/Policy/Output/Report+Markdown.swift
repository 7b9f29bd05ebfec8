// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

extension Report {
    /// The report as Markdown (CommonMark with tables), for a merge request or a wiki.
    public func markdown(in language: Language, _ provenance: Provenance) -> String {
        func say(_ french: String, _ english: String) -> String {
            language == .french ? french : english
        }
        var text = "# \(Self.escape(project))\n\n"
        text += say("Évalué le", "Checked on") + " \(date)\n"
        for charter in charters {
            text += "\n## \(Self.escape(charter.title[language]))\n\n"
            text += "**\(charter.overall.mark) \(charter.overall.label[language])**"
            text += " — `\(charter.charter)`, version \(charter.version)\n\n"
            text += say("| Règle | Principe | Verdict |", "| Rule | Principle | Verdict |")
            text += "\n|---|---|---|\n"
            for result in charter.results {
                let words = RuleWords(result, language, file: provenance.project.name)
                let cells = [result.rule, result.title[language], words.verdict].map(Self.escape)
                text += "| \(cells[0]) | \(cells[1]) | "
                text += "\(result.verdict.kind.mark) \(cells[2]) |\n"
            }
            for result in charter.results {
                text += Self.details(result, language, file: provenance.project.name)
            }
            for problem in charter.problems {
                text += "\n- \(problem.code.rawValue) \(Self.escape(problem.message[language]))\n"
            }
            for principle in charter.silent {
                let why =
                    principle.isTextUnavailable
                    ? say("texte non disponible", "text unavailable")
                    : say("aucune règle", "no rule")
                text += "\n- \(principle.id) \(Self.escape(principle.title[language])) (\(why))"
            }
            if !charter.silent.isEmpty { text += "\n" }
        }
        let remarks = remarkLines(in: language, file: provenance.project.name)
        if !remarks.isEmpty {
            text += "\n## \(Self.remarkTitle(in: language))\n\n"
            text += remarks.map { "- \(Self.escape($0))\n" }.joined()
        }
        text += "\n---\n\n\(provenance.tool), \(Evaluator.current.rawValue)\n\n"
        for file in provenance.files { text += "- `\(file.name)` SHA-256 `\(file.sha256)`\n" }
        return text
    }

    private static func details(
        _ result: RuleResult,
        _ language: Language,
        file: String
    ) -> String {
        let details = RuleWords(result, language, file: file).details
        guard !details.isEmpty else { return "" }
        var text = "\n### \(result.verdict.kind.mark) \(escape(result.rule)) — "
        text += "\(escape(result.title[language]))\n\n"
        for detail in details {
            let heading =
                detail.heading.utf8.isEmpty ? "" : "**\(escape(detail.heading))**\(language.colon)"
            text += "- \(heading)\(escape(detail.body))\n"
        }
        return text
    }

    static func escape(_ text: String) -> String { MarkdownText.escape(text) }
}
