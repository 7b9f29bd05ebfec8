// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

extension Report {
    /// The report as one HTML page that needs nothing else, reads in any order of sight and prints.
    ///
    /// Verdicts are words with a sign beside them, never a colour alone (RGAA 4.1, criterion 3.1).
    public func html(in language: Language, _ provenance: Provenance) -> String {
        HTMLWriter(report: self, language: language, provenance: provenance).page.text
    }
}

/// Writes the page, from the summary to the details.
private struct HTMLWriter {
    let report: Report
    let language: Language
    let provenance: Provenance

    var page: Markup {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(report.project) — \(say("évaluation du", "check of")) \(report.date)</title>
        <style>
        \(HTMLStyle.sheet)
        </style>
        </head>
        <body>
        <main>
        <h1>\(report.project)</h1>
        <p>\(say("Évalué le", "Checked on")) <time datetime="\(report.date)">\(report.date)</time>. \
        \(say(
            "Une évaluation dit si le projet est conforme à une charte ; elle ne dit rien d'autre du droit.",
            "A check says whether the project complies with a charter; it says nothing else of the law."
        ))</p>
        \(summary)\(.joined(report.charters.enumerated().map { section($1, $0 + 1) }))\(questions)\(remarks)\(sovereignty)\(colophon)</main>
        </body>
        </html>

        """
    }

    private var summary: Markup {
        let rows = report.charters.enumerated().map { place, charter -> Markup in
            """
            <tr><th scope="row"><a href="#c\(place + 1)">\(charter.title[language])</a></th>\
            <td class="\(charter.overall.rawValue)">\(charter.overall.mark) \
            \(charter.overall.label[language])</td><td>\(counts(charter))</td></tr>

            """
        }
        return """
            <table>
            <caption>\(say("Verdict de chaque charte", "Verdict of each charter"))</caption>
            <thead><tr><th scope="col">\(say("Charte", "Charter"))</th>\
            <th scope="col">Verdict</th><th scope="col">\(say("Règles", "Rules"))</th></tr></thead>
            <tbody>
            \(.joined(rows))</tbody>
            </table>

            """
    }

    private func counts(_ charter: CharterReport) -> String {
        VerdictKind.allCases.compactMap { kind in
            let count = charter.count(kind)
            return count == 0 ? nil : "\(kind.label[language])\(language.colon)\(count)"
        }.joined(separator: ", ")
    }

    private func section(_ charter: CharterReport, _ number: Int) -> Markup {
        let silent = charter.silent.map { principle -> Markup in
            """
            <li>\(principle.id) — \(principle.title[language]) \
            (\(principle.isTextUnavailable
                ? say("texte non disponible", "text unavailable") : say("aucune règle", "no rule")))</li>

            """
        }
        let notes = charter.waivers.map { note -> Markup in
            "<li>\(note.rule) (\(note.reference))\(language.colon)\(note.note[language])</li>\n"
        }
        let problems = charter.problems.map { problem -> Markup in
            "<li>\(problem.code.rawValue) \(problem.message[language])</li>\n"
        }
        return """
            <section aria-labelledby="c\(number)">
            <h2 id="c\(number)">\(charter.title[language])</h2>
            <p class="\(charter.overall.rawValue)">\(charter.overall.mark) \
            \(charter.overall.label[language]) — <code>\(charter.charter)</code>, \
            version \(charter.version)</p>
            \(.joined(charter.results.map(rule)))\
            \(list(say("Dérogations", "Waivers"), notes))\
            \(list(say("Ce qui n'a pas pu être établi", "What could not be settled"), problems))\
            \(list(say("Principes sans règle", "Principles without a rule"), silent))</section>

            """
    }

    private func rule(_ result: RuleResult) -> Markup {
        let words = RuleWords(result, language, file: provenance.project.name)
        let kind = result.verdict.kind
        let details = words.details.map { detail -> Markup in
            "<dt>\(detail.heading)</dt><dd>\(detail.body)</dd>\n"
        }
        return """
            <article class="rule">
            <h3>\(result.rule) — \(result.title[language])</h3>
            <p class="\(kind.rawValue)">\(kind.mark) \(words.verdict)</p>
            \(details.isEmpty ? .empty : "<dl>\n\(.joined(details))</dl>\n")</article>

            """
    }

    private var questions: Markup {
        let groups = Questions.grouping(report.nextQuestions).map { group -> Markup in
            let fields = group.fields.map { field -> Markup in
                "<li>\(field.question[language]) <code>\(field.name(in: language))</code></li>\n"
            }
            return "<h3>\(group.label[language])</h3>\n<ul>\n\(.joined(fields))</ul>\n"
        }
        guard !groups.isEmpty else { return .empty }
        return """
            <section aria-labelledby="q">
            <h2 id="q">\(say("À demander d'abord", "To find out first"))</h2>
            \(.joined(groups))</section>

            """
    }

    private var remarks: Markup {
        let lines = report.remarkLines(in: language, file: provenance.project.name)
        guard !lines.isEmpty else { return .empty }
        return """
            <section aria-labelledby="r">
            <h2 id="r">\(Report.remarkTitle(in: language))</h2>
            <ul>
            \(.joined(lines.map { "<li>\($0)</li>\n" }))</ul>
            </section>

            """
    }

    /// Only where something was declared: an empty view would say nothing.
    private var sovereignty: Markup {
        report.sovereignty.isStated ? report.sovereignty.section(in: language) : .empty
    }

    private func list(_ title: String, _ items: [Markup]) -> Markup {
        items.isEmpty ? .empty : "<h3>\(title)</h3>\n<ul>\n\(.joined(items))</ul>\n"
    }

    /// What the report was made with: whoever has the same files can make it again.
    private var colophon: Markup {
        let files = provenance.files.map { file -> Markup in
            "<li><code>\(file.name)</code> SHA-256 <code>\(file.sha256)</code></li>\n"
        }
        return """
            <section aria-labelledby="f">
            <h2 id="f">\(say("De quoi refaire cette évaluation", "What this check was made with"))</h2>
            <p>\(provenance.tool), \(Evaluator.current.rawValue)</p>
            <ul>
            \(.joined(files))</ul>
            </section>

            """
    }

    private func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
