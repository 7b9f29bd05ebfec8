// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

/// A small schema, and short ways to read charters and projects against it.
enum Fixture {
    static let schemaText = """
        schema: ai-use
        version: 1
        fields:
          name:
            {type: text, nature: fact, names: {fr: nom}, label: {fr: Nom, en: Name},
             question: {fr: Nom, en: Name}, asked_of: [project_manager]}
          data.used:
            {type: boolean, nature: fact, names: {fr: donnees.utilisees},
             label: {fr: Données, en: Data}, question: {fr: Des données, en: Any data},
             asked_of: [project_manager]}
          data.personal:
            {type: boolean, nature: fact, names: {fr: donnees.personnelles},
             label: {fr: Données personnelles, en: Personal data},
             question: {fr: Personnelles, en: Personal}, asked_of: [dpo],
             relevant_if: data.used}
          data.sensitive:
            {type: boolean, nature: fact, names: {fr: donnees.sensibles},
             label: {fr: Données sensibles, en: Sensitive data},
             question: {fr: Sensibles, en: Sensitive}, asked_of: [dpo],
             relevant_if: data.personal}
          data.retention:
            {type: duration, nature: choice, names: {fr: donnees.conservation},
             label: {fr: Conservation, en: Retention},
             question: {fr: Combien de temps, en: How long}, asked_of: [dpo]}
          hosting.countries:
            {type: "set[country]", nature: choice, names: {fr: hebergement.pays},
             label: {fr: Pays d'hébergement, en: Hosting countries},
             question: {fr: Où, en: Where}, asked_of: [ciso, buyer], relevant_if: data.used}
          hosting.qualifications:
            {type: "set[secnumcloud, hds]", nature: choice, names: {fr: hebergement.qualifications},
             label: {fr: Qualifications, en: Qualifications},
             question: {fr: Lesquelles, en: Which}, asked_of: [ciso], relevant_if: data.used}
          provider.country:
            {type: country, nature: choice, names: {fr: fournisseur.pays},
             label: {fr: Pays du fournisseur, en: Provider's country},
             question: {fr: Quel pays, en: Which country}, asked_of: [buyer]}
          technique:
            {type: "choice[generative, predictive, rules]", nature: choice,
             names: {fr: procede}, label: {fr: Technique, en: Technique},
             question: {fr: Laquelle, en: Which}, asked_of: [project_manager]}
          budget.amount:
            {type: money(EUR), nature: choice, names: {fr: budget.montant},
             label: {fr: Montant, en: Amount}, question: {fr: Combien, en: How much},
             asked_of: [buyer]}
          energy:
            {type: number(kWh), nature: fact, names: {fr: energie},
             label: {fr: Énergie, en: Energy}, question: {fr: Combien, en: How much},
             asked_of: [project_manager]}
          contract.start:
            {type: date, nature: choice, names: {fr: contrat.debut}, label: {fr: Début, en: Start},
             question: {fr: Quand, en: When}, asked_of: [buyer]}
          contract.end:
            {type: date, nature: choice, names: {fr: contrat.fin}, label: {fr: Fin, en: End},
             question: {fr: Quand, en: When}, asked_of: [buyer]}
          surveillance.face_recognition:
            {type: boolean, nature: choice, names: {fr: surveillance.faciale},
             label: {fr: Reconnaissance faciale, en: Face recognition},
             question: {fr: Faciale, en: Faces}, asked_of: [project_manager]}
          deliberation:
            {type: reference, nature: choice, names: {fr: deliberation_reference},
             label: {fr: Délibération, en: Deliberation},
             question: {fr: Laquelle, en: Which}, asked_of: [project_manager]}
          documents.dpia:
            {type: document, nature: choice, names: {fr: documents.aipd},
             label: {fr: AIPD, en: DPIA}, question: {fr: Faite, en: Done}, asked_of: [dpo]}
        """

    static let groupsText = """
        groups:
          EU: {from: 2020-02-01, countries: [BE, DE, ES, FR, IT]}
        """

    static let digest = String(repeating: "0a", count: 32)

    static func schema() throws -> UseSchema {
        let (schema, problems) = UseSchema.parse(try YAMLNode.parse(Array(schemaText.utf8)))
        #expect(problems.isEmpty, "\(problems)")
        return try #require(schema)
    }

    static func groups() throws -> CountryGroups {
        let (groups, problems) = CountryGroups.parse(try YAMLNode.parse(Array(groupsText.utf8)))
        #expect(problems.isEmpty, "\(problems)")
        return groups
    }

    static func vocabulary() throws -> Vocabulary {
        let (vocabulary, problems) = Vocabulary.compile(
            schema: try schema(),
            groups: try groups()
        )
        #expect(problems.isEmpty, "\(problems)")
        return vocabulary
    }

    /// The lines of a charter around the given rules and header lines.
    static func charterText(rules: String, header: String = "", kind: String = "charter") -> String
    {
        """
        \(kind): example/ai
        version: 1
        title: {fr: Boussole, en: Compass}
        authority: NTRFR-000000000
        adopted: {deliberation: unknown, date: 2024-06-28}
        in_force: {from: 2024-07-01}
        sources: [{id: S1, title: Page, url: "https://example.org", read: 2026-11-23}]
        projects: {canteen: canteen.yaml}
        \(header)
        principles:
          - id: P
            title: {fr: Principe, en: Principle}
            quote: {fr: Les mots du conseil, source: S1}
            rules:
        \(indented(rules, by: 6))
        """
    }

    static func problems(rules: String, header: String = "", kind: String = "charter") throws
        -> [Diagnostic]
    {
        problems(charter: charterText(rules: rules, header: header, kind: kind), try vocabulary())
    }

    static func problems(charter text: String, _ vocabulary: Vocabulary) -> [Diagnostic] {
        Charter.parse(Array(text.utf8), vocabulary: vocabulary).problems
    }

    static func charter(rules: String, header: String = "") throws -> Charter {
        let text = charterText(rules: rules, header: header)
        let (charter, problems) = Charter.parse(Array(text.utf8), vocabulary: try vocabulary())
        return try #require(charter, "\(problems)")
    }

    static func declaration(_ text: String) throws -> Declaration {
        let (declaration, problems) = Declaration.parse(Array(text.utf8), schema: try schema())
        #expect(problems.isEmpty, "\(problems)")
        return declaration
    }

    static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    static func path(_ text: String) throws -> FieldPath { try #require(FieldPath(text)) }

    /// The result of the only rule of a charter.
    static func result(
        rule: String,
        _ project: String,
        header: String = "",
        on date: String = "2026-11-24"
    ) throws -> RuleResult {
        let charter = try charter(rules: rule, header: header)
        let report = Checker.check(
            try declaration(project),
            [charter],
            on: try self.date(date)
        )
        return try #require(report.charters.first?.results.first)
    }

    static func indented(_ text: String, by count: Int) -> String {
        let margin = String(repeating: " ", count: count)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { margin + $0 }.joined(separator: "\n")
    }
}
