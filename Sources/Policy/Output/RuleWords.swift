// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The result of one rule in words, before any layout: its verdict, then what explains it.
struct RuleWords {
    /// One thing to say, under a short heading.
    struct Detail {
        let heading: String
        let body: String
    }

    private let result: RuleResult
    private let language: Language
    private let file: String

    /// `file` names the declaration in the places that are shown.
    init(_ result: RuleResult, _ language: Language, file: String) {
        self.result = result
        self.language = language
        self.file = file
    }

    /// The verdict, and in whose name.
    var verdict: String {
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
            words += say(" — lecture inférée", " — inferred reading")
            if !result.isTextPublic { words += say(", texte non public", ", text not public") }
        }
        return words
    }

    /// Which conditions decided, what would mend them, what is missing, and the council's words; a
    /// rule that holds needs none of it.
    var details: [Detail] {
        switch result.verdict.kind {
        case .compliant, .notApplicable, .notYetInForce: return []
        case .nonCompliant, .undetermined, .waived, .toJudge, .advice: break
        }
        guard let explanation = result.explanation else { return [] }
        let forbidden = explanation.conditions.count { $0.part == .forbid }
        var details = explanation.conditions.map { detail($0, isWhole: forbidden < 2) }
        if let judge = explanation.judge {
            details.append(Detail(heading: "question", body: judge.question[language]))
        }
        details += explanation.remedies.map(detail)
        if result.verdict.kind == .nonCompliant, explanation.remedies.isEmpty {
            let body = say(
                "aucun changement d'un ou deux choix ne suffit",
                "no change of one or two choices is enough"
            )
            details.append(Detail(heading: say("pour corriger", "to mend it"), body: body))
        }
        details += explanation.questions.map { missing($0, explanation) }
        if result.isCapped {
            let body = say(
                "liste non réduite : trop d'inconnues",
                "list not reduced: too many unknowns"
            )
            details.append(Detail(heading: "", body: body))
        }
        if let quote = explanation.quote {
            let source = explanation.source.map { " (\($0.title))" } ?? ""
            details.append(
                Detail(heading: say("texte", "text"), body: "« \(words(of: quote)) »\(source)")
            )
        }
        return details
    }

    /// The words that were voted are French; a translation, if there is one, for others.
    private func words(of quote: Quote) -> String {
        language == .french ? quote.french : quote.english ?? quote.french
    }

    /// - Parameter isWhole: false for one line of several that are forbidden together only.
    private func detail(_ condition: ConditionResult, isWhole: Bool) -> Detail {
        let heading =
            switch condition.part {
            case .when: say("concerné si", "concerned if")
            case .require: say("exigé", "required")
            case .forbid:
                isWhole
                    ? say("interdit", "forbidden")
                    : say("interdit ensemble", "forbidden as one")
            case .recommend: say("recommandé", "recommended")
            }
        let facts = condition.facts.map { fact in
            let place = fact.position.map { " (\(file):\($0.line))" } ?? ""
            return
                "\(fact.field.label[language])\(language.colon)\(fact.text(in: language))\(place)"
        }
        // What people read comes first, the charter's own words after it.
        let truth = "[\(condition.text)\(language.colon)\(condition.truth.label[language])]"
        return Detail(
            heading: heading,
            body: (facts.isEmpty ? "" : facts.joined(separator: language.semicolon) + "  ") + truth
        )
    }

    private func detail(_ remedy: Remedy) -> Detail {
        let changes = remedy.changes.map { change in
            "\(change.field.label[language]) → "
                + change.field.text(of: change.to, in: language)
                + " [\(change.conditions.joined(separator: language.semicolon))]"
        }
        return Detail(
            heading: say("pour corriger", "to mend it"),
            body: changes.joined(separator: say(" et ", " and ")) + removed(by: remedy)
        )
    }

    /// What has an answer already is to be looked at again: another answer contradicts it.
    private func missing(_ group: Questions, _ explanation: Explanation) -> Detail {
        let answered = explanation.conditions.flatMap(\.facts).filter { $0.fact.value != nil }
            .map(\.field.path)
        let fields = group.fields.map { field in
            "\(field.label[language]) (\(field.name(in: language)))"
                + (answered.contains(field.path)
                    ? say(" : réponse contredite", ": contradicted answer") : "")
        }
        return Detail(
            heading: say("il manque", "missing"),
            body: fields.joined(separator: ", ") + " — " + group.label[language]
        )
    }

    private func removed(by remedy: Remedy) -> String {
        guard !remedy.removing.isEmpty else { return "" }
        let names = remedy.removing.map { $0.label[language] }.joined(separator: ", ")
        return say(" ; retirez alors : ", "; then remove: ") + names
    }

    private func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
