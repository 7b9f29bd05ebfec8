// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

/// A charter as people read it.
@Suite("CharterDocument") struct CharterDocumentTests {
    static let rules = """
        - id: A
          when: data.used and (data.personal or not data.personal)
          require:
            - hosting.countries within [FR, DE]
            - hosting.qualifications contains hds
          waiver: {by: deliberation, longest: 6 months, reason: required}
        - {id: B, inferred: true, forbid: budget.amount > $limit or technique != rules}
        - {id: C, recommend: contract.end <= contract.start + 36 months}
        - {id: D, require: not deliberation is provided, in_force: {from: 2026-01-01, to: 2026-06-30}}
        - {id: E, judge: {by: dpo, question: {fr: "Utile ?", en: "Useful?"}}}
        """

    private func document(_ language: Language) throws -> CharterDocument {
        CharterDocument(
            try Fixture.charter(
                rules: Self.rules,
                header: "parameters: {limit: {unit: EUR, values: {2024-07-01: 90000}}}"
            ),
            in: language,
            on: try Fixture.date("2026-11-24")
        )
    }

    @Test(arguments: [
        "« Données » : oui et (« Données personnelles » : oui ou « Données personnelles » : non)",
        "  - « Pays d'hébergement » : seulement FR ou DE\n",
        "« Qualifications » comprend « hds »",
        "« Montant » : plus de 90000 EUR ($limit, 2024-07-01) ou « Technique » : ni rules",
        "« Fin » : au plus tard « Début » + 36 mois", "« Délibération » : non fourni",
        "Dérogation : par délibération, au plus 6 mois, motivée",
        "lecture inférée, texte non public", "du 2026-01-01 au 2026-06-30",
        "À apprécier par : délégué à la protection des données", "> « Les mots du conseil » (Page)",
    ])
    func `says in French`(_ words: String) throws {
        let markdown = try document(.french).markdown
        #expect(markdown.contains(words), "\(markdown)")
    }

    @Test func `has every rule in both forms and languages`() throws {
        for language in Language.allCases {
            let document = try document(language)
            for rule in ["A", "B", "C", "D", "E"] {
                #expect(document.markdown.contains("**\(rule)**"))
                #expect(document.html.contains("<h3>\(rule)</h3>"))
            }
        }
    }
}
