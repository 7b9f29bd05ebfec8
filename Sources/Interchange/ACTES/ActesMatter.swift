// SPDX-License-Identifier: EUPL-1.2
import Records

/// The matters of acts, in the two levels of the national ACTES classification (nine headings, 57
/// matters; levels three to five are each prefecture's own).
///
/// The words are those of the State's classification in the lowercase form that SCDL wants, without
/// the commas and parentheses that it forbids.
public enum ActesMatter {
    /// The headings, each with its matters in order.
    static let headings: [(name: String, matters: [String])] = [
        (
            "commande publique",
            [
                "marchés publics",
                "délégation de service public",
                "conventions de mandat",
                "autres types de contrats",
                "transactions/protocole d'accord transactionnel",
                "actes relatifs à la maîtrise d'œuvre",
                "actes spéciaux et divers",
            ]
        ),
        (
            "urbanisme",
            [
                "documents d'urbanisme",
                "actes relatifs au droit d'occupation ou d'utilisation des sols",
                "droit de préemption urbain",
            ]
        ),
        (
            "domaine et patrimoine",
            [
                "acquisitions",
                "aliénations",
                "locations",
                "limites territoriales",
                "autres actes de gestion du domaine public",
                "autres actes de gestion du domaine privé",
            ]
        ),
        (
            "fonction publique",
            [
                "personnel titulaires et stagiaires de la fonction publique territoriale",
                "personnel contractuel",
                "fonction publique hospitalière",
                "autres catégories de personnels",
                "régime indemnitaire",
            ]
        ),
        (
            "institutions et vie politique",
            [
                "élection exécutif",
                "fonctionnement des assemblées",
                "désignation de représentants",
                "délégation de fonctions",
                "délégation de signature",
                "exercice des mandats locaux",
                "intercommunalité",
                "décision d'ester en justice",
            ]
        ),
        (
            "libertés publiques et pouvoirs de police",
            [
                "police municipale",
                "pouvoir du président du conseil général",
                "pouvoir du président du conseil régional",
                "autres actes réglementaires",
                "actes pris au nom de l'état et soumis au contrôle hiérarchique",
            ]
        ),
        (
            "finances locales",
            [
                "décisions budgétaires",
                "fiscalité",
                "emprunts",
                "interventions économiques",
                "subventions",
                "contributions budgétaires",
                "avances",
                "fonds de concours",
                "prise de participation",
                "divers",
            ]
        ),
        (
            "domaines de compétences par thèmes",
            [
                "enseignement",
                "aide sociale",
                "voirie",
                "aménagement du territoire",
                "politique de la ville-habitat-logement",
                "emploi-formation professionnelle",
                "transports",
                "environnement",
                "culture",
            ]
        ),
        (
            "autres domaines de compétences",
            [
                "autres domaines de compétences des communes",
                "autres domaines de compétences des départements",
                "autres domaines de compétences des régions",
                "vœux et motions",
            ]
        ),
    ]

    /// The words of a code of two levels or more, « heading/matter »; nothing if there is no such
    /// matter.
    public static func name(of code: String) -> String? {
        let parts = code.split(separator: ".").map { Int($0) ?? 0 }
        guard parts.count >= 2, headings.indices.contains(parts[0] - 1) else { return nil }
        let heading = headings[parts[0] - 1]
        guard heading.matters.indices.contains(parts[1] - 1) else { return nil }
        return heading.name + "/" + heading.matters[parts[1] - 1]
    }

    /// The number of the heading that a text begins with, as Validata compares them: before the first
    /// slash, without case or accents. The State's own files misspell one heading with « pourvoirs ».
    static func heading(in text: String) -> Int? {
        let end = text.utf8.firstIndex(of: UInt8(ascii: "/")) ?? text.utf8.endIndex
        let words = String(text[..<end])
        if let number = numbers[words] { return number }
        return foldedNumbers[folded(words)]
    }

    private static let numbers: [String: Int] = Dictionary(
        uniqueKeysWithValues: headings.enumerated().map { ($1.name, $0 + 1) }
    )
    private static let foldedNumbers: [String: Int] = {
        var numbers: [String: Int] = [:]
        for (place, heading) in headings.enumerated() {
            numbers[folded(heading.name)] = place + 1
            numbers[folded(heading.name.replacing("pouvoirs", with: "pourvoirs"))] = place + 1
        }
        return numbers
    }()

    /// Whether words are as the schema wants them: a heading of the nomenclature, a slash without
    /// spaces around it, a matter.
    static func isStandardName(_ text: String) -> Bool {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "/"),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        return parts.count == 2 && parts.allSatisfy { $0.first.map { $0 != 0x20 } == true }
            && parts.allSatisfy { $0.last != 0x20 } && heading(in: text) != nil
            && !folded(text).contains("pourvoirs")
    }

    private static func folded(_ text: String) -> String {
        FrenchWord.fold(CellCleaner.trimmed(text).lowercased())
    }
}
