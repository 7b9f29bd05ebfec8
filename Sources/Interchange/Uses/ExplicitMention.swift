// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The explicit mention on an individual decision for which an algorithm was used (CRPA L311-3-1,
/// R311-3-1-1), ready to be printed on the notice: who decided, what the algorithm is for, the right to
/// its rules and how to use it. In French, for it is printed on French decisions.
public enum ExplicitMention {
    /// The text, or why there is none to print.
    public static func text(_ use: PublishedUse) -> Result<String, MentionError> {
        guard !use.isTranscribed else { return .failure(.transcribed) }
        guard use.answer("decision.individual") == true else { return .failure(.notIndividual) }
        guard use.word("automation") != "none" else { return .failure(.notUsed) }
        guard use.answer("decision.protected_secret") != true else { return .failure(.secret) }
        guard let purpose = use.word("purpose") else { return .failure(.missing("finalite")) }
        guard let contact = use.word("contact") else {
            return .failure(.missing("point_de_contact"))
        }
        return .success(
            [
                "Une part de cette décision vient d'un algorithme", "",
                who(use, purpose), "",
                rights(use, contact), "",
                recourse(use), "",
            ].joined(separator: "\n")
        )
    }

    private static func who(_ use: PublishedUse, _ purpose: String) -> String {
        let unit = use.word("unit").map { ", \($0)," } ?? ""
        let name = use.word("name").map { " « \($0) »" } ?? " un algorithme"
        return
            "\(use.authority)\(unit) répond de cette décision. Pour l'établir, elle s'est servie de\(name). "
            + "À quoi il sert : \(sentence(purpose))\(part(use))"
    }

    private static func part(_ use: PublishedUse) -> String {
        switch use.word("automation") {
        case "information":
            " L'agent qui a décidé disposait du résultat parmi d'autres éléments."
        case "recommendation": " L'algorithme a recommandé une solution ; un agent a décidé."
        case "decision_human_validated":
            " L'algorithme a proposé la décision ; un agent l'a validée."
        case "decision_automatic": " Aucun agent n'est intervenu."
        default: ""
        }
    }

    private static func rights(_ use: PublishedUse, _ contact: String) -> String {
        var text =
            "Vous pouvez savoir quelles règles cet algorithme suit et comment elles ont joué dans votre cas "
            + "(code des relations entre le public et l'administration, articles L311-3-1, R311-3-1-1 et "
            + "R311-3-1-2). Il suffit de l'écrire à \(contact), en rappelant la référence de cette décision."
        if use.answer("transparency.rules_published") == true,
            let page = use.reference("transparency.page")
        {
            text += " Les règles sont aussi publiées : \(page)."
        }
        return text
    }

    private static func recourse(_ use: PublishedUse) -> String {
        var text =
            "Si rien ne vous parvient dans le mois, vous avez ensuite deux mois pour saisir la Commission "
            + "d'accès aux documents administratifs (cada.fr)."
        if let body = use.word("decision.recourse_body") {
            let time = use.text("decision.recourse_time", in: .french).map {
                ", dans un délai de \($0)"
            }
            text += " Pour contester la décision elle-même : \(body)\(time ?? "")."
        }
        return text
    }

    private static func sentence(_ text: String) -> String {
        text.utf8.last == UInt8(ascii: ".") ? text : text + "."
    }
}
