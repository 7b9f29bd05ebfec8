// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

/// A charter as a document for people: each principle in the council's words, and beside them what
/// is checked, under whose name and until when.
public struct CharterDocument {
    private let charter: Charter
    private let language: Language
    private let words: ConditionWords

    /// A document, with parameters as they are on a date.
    public init(_ charter: Charter, in language: Language, on date: CivilDate) {
        self.charter = charter
        self.language = language
        words = ConditionWords(charter, language, on: date)
    }

    /// One thing said of a rule: what it asks, of whom, and how it may be waived.
    private func lines(_ rule: Rule) -> [(heading: String, items: [String])] {
        var lines: [(heading: String, items: [String])] = []
        if let when = rule.when {
            lines.append((say("Concerne", "Concerns"), [words.text(when)]))
        }
        switch rule.modality {
        case .require(let conditions):
            lines.append((say("Exige", "Requires"), conditions.map(words.text)))
        case .forbid(let conditions):
            // A list is forbidden as a whole: each of its lines alone is not.
            let heading =
                conditions.count == 1
                ? say("Interdit", "Forbids")
                : say("Interdit, tout ensemble", "Forbids, all together")
            lines.append((heading, conditions.map(words.text)))
        case .recommend(let conditions):
            lines.append((say("Recommande", "Recommends"), conditions.map(words.text)))
        case .judge(let judge):
            let role = Role.label(of: judge.role)[language]
            lines.append((say("À apprécier par", "To be judged by"), [role]))
            lines.append(("Question", [judge.question[language]]))
        }
        if rule.isInferred {
            lines.append(
                (
                    say("Source", "Source"),
                    [
                        say("lecture inférée", "inferred reading")
                            + (charter.isFramework
                                ? "" : say(", texte non public", ", text not public"))
                    ]
                )
            )
        }
        if let interval = rule.inForce {
            lines.append((say("En vigueur", "In force"), [text(interval)]))
        }
        if let waiver = rule.waiver {
            var text = Role.actLabel(waiver.by)[language]
            if let longest = waiver.longest {
                text += say(", au plus ", ", at most ") + longest.text(in: language)
            }
            if waiver.needsReason { text += say(", motivée", ", with a reason") }
            lines.append((say("Dérogation", "Waiver"), [text]))
        }
        return lines
    }

    private func text(_ interval: Interval) -> String {
        guard let to = interval.to else {
            return say("à partir du \(interval.from)", "from \(interval.from)")
        }
        return say("du \(interval.from) au \(to)", "from \(interval.from) to \(to)")
    }

    private var introduction: [String] {
        var lines = [
            "\(charter.id), version \(charter.version)",
            say("Autorité", "Authority") + language.colon + charter.authority,
        ]
        if !charter.isFramework {
            let unknown = say("inconnue", "unknown")
            lines.append(
                say("Adoption", "Adopted") + language.colon
                    + (charter.adopted.map(\.description) ?? unknown)
            )
            lines.append(
                say("Délibération", "Deliberation") + language.colon
                    + (charter.deliberation ?? unknown)
            )
        }
        lines.append(say("En vigueur", "In force") + language.colon + text(charter.inForce))
        if !charter.extends.isEmpty {
            let names = charter.extends.joined(separator: ", ")
            lines.append(say("Étend", "Extends") + language.colon + names)
        }
        return lines + words.parameterLines + words.groupLines
    }

    private func words(of quote: Quote) -> String {
        let source = charter.sources.first { $0.id == quote.source }.map { " (\($0.title))" } ?? ""
        // What was voted is French; a translation helps and binds nobody.
        let translation = quote.english.map { say("", " [« \($0) »]") } ?? ""
        return "« \(quote.french) »\(translation)\(source)"
    }

    private func absence(_ principle: Principle) -> String? {
        if principle.isTextUnavailable {
            return say(
                "Le texte de ce principe n'est pas public : rien n'est inventé au nom de la collectivité.",
                "The text of this principle is not public: nothing is invented in the authority's name."
            )
        }
        return principle.rules.isEmpty
            ? say("Aucune règle ne vérifie ce principe.", "No rule checks this principle.") : nil
    }

    private func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}

extension CharterDocument {
    /// The document as Markdown.
    public var markdown: String {
        var text = "# \(Report.escape(charter.title[language]))\n\n"
        text += introduction.map { "\(Report.escape($0))  \n" }.joined()
        for principle in charter.principles {
            text += "\n## \(principle.id) — \(Report.escape(principle.title[language]))\n"
            if let quote = principle.quote { text += "\n> \(Report.escape(words(of: quote)))\n" }
            if let absence = absence(principle) { text += "\n\(Report.escape(absence))\n" }
            for rule in principle.rules {
                text += "\n**\(rule.id)**\n\n"
                for line in lines(rule) {
                    let items = line.items.map(Report.escape)
                    text += "- \(line.heading)\(language.colon)"
                    text +=
                        items.count == 1
                        ? items[0] + "\n" : "\n" + items.map { "  - \($0)\n" }.joined()
                }
            }
        }
        guard !charter.sources.isEmpty else { return text }
        text += "\n## Sources\n\n"
        for source in charter.sources { text += "- \(Report.escape(self.text(source)))\n" }
        return text
    }

    /// The document as one HTML page: the council's words and the rules side by side.
    public var html: String {
        let sections = charter.principles.map(section)
        let sources = charter.sources.map { source -> Markup in "<li>\(text(source))</li>\n" }
        let head = introduction.map { line -> Markup in "<p>\(line)</p>\n" }
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(charter.title[language])</title>
            <style>
            \(HTMLStyle.sheet)
            </style>
            </head>
            <body>
            <main>
            <h1>\(charter.title[language])</h1>
            \(.joined(head))\(.joined(sections))<h2>Sources</h2>
            <ul>
            \(.joined(sources))</ul>
            </main>
            </body>
            </html>

            """
        return page.text
    }

    private func section(_ principle: Principle) -> Markup {
        let quote: Markup =
            principle.quote.map { "<blockquote>\(words(of: $0))</blockquote>\n" } ?? .empty
        let absence: Markup = absence(principle).map { "<p>\($0)</p>\n" } ?? .empty
        return """
            <section class="beside">
            <div>
            <h2>\(principle.id) — \(principle.title[language])</h2>
            \(quote)\(absence)</div>
            <div>
            \(.joined(principle.rules.map(rule)))</div>
            </section>

            """
    }

    private func rule(_ rule: Rule) -> Markup {
        let lines = lines(rule).map { line -> Markup in
            let items = line.items.map { item -> Markup in "<dd>\(item)</dd>" }
            return "<dt>\(line.heading)</dt>\(.joined(items))\n"
        }
        return """
            <article class="rule">
            <h3>\(rule.id)</h3>
            <dl>
            \(.joined(lines))</dl>
            </article>

            """
    }

    private func text(_ source: Source) -> String {
        var parts = [source.title]
        if let publisher = source.publisher { parts.append(publisher) }
        if let url = source.url { parts.append(url) }
        if let read = source.read { parts.append(say("lu le \(read)", "read on \(read)")) }
        return parts.joined(separator: ", ")
    }
}
