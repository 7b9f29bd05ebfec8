// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

extension Report {
    /// The report for a person. `file` names the declaration in the places that it shows.
    public func text(
        in language: Language,
        file: String = "",
        style: TextStyle = .plain
    ) -> String {
        let checked = language == .french ? "vérifié le" : "checked on"
        var text = style.paint(project, .strong) + " — \(checked) \(date)\n"
        for charter in charters {
            text += "\n" + CharterText(charter, language, file, style).text
        }
        let questions = nextQuestions
        if !questions.isEmpty {
            let title =
                language == .french
                ? "À demander d'abord" : "To find out first"
            text += "\n\(style.paint(title, .strong))\n"
            for group in Questions.grouping(questions) {
                text += "  \(group.label[language])\n"
                for field in group.fields {
                    text += "    \(field.name(in: language))  \(field.question[language])\n"
                }
            }
        }
        return text + remarkText(in: language, file: file)
    }
}
