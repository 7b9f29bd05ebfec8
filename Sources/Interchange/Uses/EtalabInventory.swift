// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The inventory of algorithms of the Etalab guide (2021): twenty-one columns, free text.
public enum EtalabInventory {
    /// The labels, in the order of the guide. It calls three columns « Ressources connexes »; the part of
    /// the inventory in parentheses tells them apart.
    public static let columns = [
        "Nom de l'administration concernée", "Direction/service porteur",
        "Contact au sein de l'administration concernée",
        "Date de mise à jour des informations", "Nom de l'algorithme", "Contexte global",
        "Finalité de l'algorithme",
        "Comment et quand l'algorithme intervient-il dans la prise de décision",
        "Niveau d'automatisation de la décision", "Fondements juridiques",
        "Ressources connexes (métier)", "Nombre de décisions administratives prises par an",
        "Portée de la décision", "Public concerné par la décision",
        "Ressources connexes (impact)", "Données traitées", "Source des données traitées",
        "Mode de collecte des données traitées", "Type d'algorithme",
        "Opérations effectuées par l'algorithme", "Ressources connexes (fonctionnement)",
    ]

    /// The name that the schema gives this register in `maps`.
    static let register = "etalab"

    /// The row of a use, in French; a cell is empty where nothing was answered.
    public static func row(_ use: PublishedUse) -> [String] { columns.map { cell($0, use) } }

    private static func cell(_ column: String, _ use: PublishedUse) -> String {
        switch column {
        case "Nom de l'administration concernée": use.authority
        case "Date de mise à jour des informations": use.updated?.description ?? ""
        // Ours counts decisions and exchanges; the column decisions only.
        case "Nombre de décisions administratives prises par an":
            use.answer("decision.administrative") == true ? joined(column, use) : ""
        case "Portée de la décision": scope(use) ?? joined(column, use)
        default: joined(column, use)
        }
    }

    /// Whom the decision reaches: inside the administration, or outside.
    private static func scope(_ use: PublishedUse) -> String? {
        switch use.word("affected.effect") {
        case "internal": "Interne"
        case "service", "legal_or_significant": "Externe"
        default: nil
        }
    }

    /// The first answer as it is, the others behind their label.
    private static func joined(_ column: String, _ use: PublishedUse) -> String {
        let answers = use.answers(mappedTo: column, of: register, in: .french)
        return answers.enumerated().map { place, answer in
            place == 0 ? answer.text : "\(answer.label) : \(answer.text)"
        }.joined(separator: " ; ")
    }
}
