// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The result of one rule in words.
///
/// A rule that holds is one line; the others say which conditions decided, what would mend them,
/// what is missing, and the council's words.
struct RuleText {
    private static let headingWidth = 18

    private let result: RuleResult
    private let language: Language
    private let file: String
    private let style: TextStyle

    init(_ result: RuleResult, _ language: Language, _ file: String, _ style: TextStyle) {
        self.result = result
        self.language = language
        self.file = file
        self.style = style
    }

    var text: String {
        let kind = result.verdict.kind
        var text = style.paint(kind.mark, kind.tone)
        text += " \(Column.pad(result.rule, to: 14)) \(result.title[language]) : "
        text += style.paint(verdict, kind.tone) + "\n"
        switch kind {
        case .compliant, .notApplicable, .notYetInForce: break
        case .nonCompliant, .undetermined, .waived, .toJudge, .advice: text += details
        }
        return text
    }

    private var verdict: String {
        var words = result.verdict.kind.label[language]
        switch result.verdict {
        case .waived(let reference): words += " (\(reference))"
        case .toJudge(let role): words += " (\(Role.label(of: role)[language]))"
        case .notYetInForce(let date): words += say(", à partir du \(date)", ", from \(date)")
        case .compliant, .nonCompliant, .undetermined, .notApplicable, .advice: break
        }
        if let opinion = result.opinion {
            words += " — \(say("avis", "opinion")) \(opinion.answer.label[language])"
            words += " (\(Role.label(of: opinion.role)[language]), \(opinion.reference))"
        }
        // Nothing may be taken for the city's own words when we only read them into a text.
        if result.isInferred {
            words += say(
                " — lecture inférée, texte non public",
                " — inferred reading, text not public"
            )
        }
        return words
    }

    private var details: String {
        guard let explanation = result.explanation else { return "" }
        var text = ""
        for condition in explanation.conditions { text += line(condition) }
        if let judge = explanation.judge {
            text += line(say("question", "question"), judge.question[language])
        }
        for remedy in explanation.remedies {
            let changes = remedy.changes.map { change in
                "\(change.field.label[language]) → "
                    + change.field.text(of: change.to, in: language)
                    + " [\(change.conditions.joined(separator: " ; "))]"
            }
            text += line(
                say("pour corriger", "to mend it"),
                changes.joined(separator: say(" et ", " and "))
            )
        }
        for group in explanation.questions {
            let fields = group.fields.map { "\($0.label[language]) (\($0.name(in: language)))" }
            text += line(
                say("il manque", "missing"),
                fields.joined(separator: ", ") + " — " + group.label[language]
            )
        }
        if result.isCapped {
            text += line(
                "",
                say("liste non réduite : trop d'inconnues", "list not reduced: too many unknowns")
            )
        }
        if let quote = explanation.quote {
            let source = explanation.source.map { " (\($0.title))" } ?? ""
            text += line(say("texte", "text"), "« \(words(of: quote)) »\(source)")
        }
        return text
    }

    /// The words that were voted are French; a translation, if there is one, for others.
    private func words(of quote: Quote) -> String {
        language == .french ? quote.french : quote.english ?? quote.french
    }

    private func line(_ condition: ConditionResult) -> String {
        let heading =
            switch condition.part {
            case .when: say("concerné si", "concerned if")
            case .require: say("exigé", "required")
            case .forbid: say("interdit", "forbidden")
            case .recommend: say("recommandé", "recommended")
            }
        let facts = condition.facts.map { fact in
            let place = fact.position.map { "  \(file):\($0.line)" } ?? ""
            return "\(fact.field.label[language]) : \(fact.text(in: language))\(place)"
        }
        return line(
            heading,
            "\(condition.text) [\(condition.truth.label[language])]  "
                + facts.joined(separator: " ; ")
        )
    }

    private func line(_ heading: String, _ body: String) -> String {
        "    \(style.paint(Column.pad(heading, to: Self.headingWidth), .faint))\(body)\n"
    }

    private func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
