// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

/// A document about a use under the headings that a law gives, filled in from its declaration.
public struct UseDocument: Sendable {
    /// A heading, and the fields that answer it.
    struct Heading: Sendable {
        let title: Localized
        let fields: [String]
    }

    /// What the document is called.
    public let title: Localized
    /// What a reader must know of it.
    let note: Localized
    let headings: [Heading]

    /// Section C of Annex VIII of the AI Act: what a public deployer registers in the Union's database.
    public static let annexVIII = UseDocument(
        title: Localized(
            french:
                "Règlement (UE) 2024/1689, annexe VIII, section C : enregistrement par le déployeur",
            english:
                "Regulation (EU) 2024/1689, Annex VIII, Section C: registration by the deployer"
        ),
        note: Localized(
            french:
                "Les résumés des points 4 et 5 se rédigent d'après les analyses ; la déclaration n'en garde que l'empreinte.",
            english:
                "The summaries of points 4 and 5 are written from the assessments, of which the declaration keeps the digest only."
        ),
        headings: [
            heading(
                "1. Déployeur : nom, adresse, contact",
                "1. Deployer: name, address, contact",
                ["unit", "contact"]
            ),
            heading(
                "2. Personne qui soumet au nom du déployeur",
                "2. Person who submits for the deployer",
                ["accountable_role"]
            ),
            heading(
                "3. Adresse de l'enregistrement du système par son fournisseur",
                "3. Address of the provider's registration of the system",
                ["ai_act.provider_registration"]
            ),
            heading(
                "4. Conclusions de l'analyse d'impact sur les droits fondamentaux (article 27)",
                "4. Findings of the fundamental rights impact assessment (Article 27)",
                [
                    "documents.fria", "affected.groups", "affected.impact", "risk.mitigations",
                    "risk.bias", "decision.oversight", "system.fallback",
                ]
            ),
            heading(
                "5. Analyse d'impact sur la protection des données, s'il y a lieu",
                "5. Data protection impact assessment, where applicable",
                ["data.personal", "risk.dpia_screening", "documents.dpia"]
            ),
        ]
    )

    /// The headings of the fundamental rights impact assessment (AI Act, Article 27(1)).
    public static let rightsAssessment = UseDocument(
        title: Localized(
            french:
                "Analyse d'impact sur les droits fondamentaux : trame de l'article 27 du règlement (UE) 2024/1689",
            english:
                "Fundamental rights impact assessment: outline of Article 27 of Regulation (EU) 2024/1689"
        ),
        note: Localized(
            french: "Une trame à compléter : ce que la déclaration ne dit pas reste à écrire.",
            english:
                "An outline to complete: what the declaration does not say is still to be written."
        ),
        headings: [
            heading(
                "a) Les processus dans lesquels le système sert, et sa finalité",
                "(a) The processes in which the system is used, and its purpose",
                ["process", "purpose", "out_of_scope", "unit", "system.logic"]
            ),
            heading(
                "b) La période et la fréquence d'utilisation",
                "(b) The period and the frequency of use",
                ["start_date", "end_date", "affected.volume", "state"]
            ),
            heading(
                "c) Les personnes et les groupes concernés",
                "(c) The persons and groups concerned",
                [
                    "affected.groups", "affected.vulnerable", "data.children", "area",
                    "surveillance.public_space",
                ]
            ),
            heading(
                "d) Les risques de préjudice pour eux",
                "(d) The risks of harm to them",
                [
                    "affected.impact", "risk.bias", "risk.bias_test", "risk.mitigations",
                    "risk.incidents",
                ]
            ),
            heading(
                "e) La surveillance humaine",
                "(e) Human oversight",
                [
                    "automation", "decision.human_action", "decision.oversight",
                    "decision.override", "ai_act.oversight", "governance.training",
                    "governance.outputs_reviewed",
                ]
            ),
            heading(
                "f) Les mesures si un risque se réalise : gouvernance et réclamations",
                "(f) The measures if a risk materialises: governance and complaints",
                [
                    "system.fallback", "governance.monitoring", "ai_act.monitoring", "recourse",
                    "decision.contest", "decision.human_review", "decision.recourse_body",
                    "decision.recourse_time", "contact", "governance.committee_opinion",
                ]
            ),
        ]
    )

    /// The fields that the headings name.
    package var fieldPaths: [String] { headings.flatMap(\.fields) }

    private static func heading(_ french: String, _ english: String, _ fields: [String]) -> Heading
    {
        Heading(title: Localized(french: french, english: english), fields: fields)
    }

    /// The document as Markdown. A field that is not answered says so.
    public func markdown(
        of use: PublishedUse,
        from source: ExportSource,
        in language: Language
    ) -> String {
        let unknown = language == .french ? "non renseigné" : "not declared"
        var text = "# \(title[language])\n\n"
        text +=
            "\(MarkdownText.escape(use.authority)) — \(MarkdownText.escape(use.declaration.name))\n\n"
        if use.isTranscribed { text += "\(transcribed(use)[language])\n\n" }
        text += "\(note[language])\n"
        for heading in headings {
            text += "\n## \(heading.title[language])\n\n"
            for path in heading.fields {
                guard let field = use.schema.field(path) else { continue }
                let answer = use.text(path, in: language) ?? unknown
                text +=
                    "- **\(field.label[language])**\(language.colon)\(MarkdownText.escape(answer))\n"
            }
        }
        return text + "\n---\n\n\(source.text[language])\n"
    }

    private func transcribed(_ use: PublishedUse) -> Localized {
        Localized(
            french: "Transcrit d'après une source publique, non scellé par \(use.authority).",
            english: "Transcribed from a public source, not sealed by \(use.authority)."
        )
    }

    /// The document for programs: each heading with the answers to its fields.
    public func json(of use: PublishedUse, from source: ExportSource) -> JSONValue {
        .object([
            JSONMember("title", .string(title.english)),
            JSONMember("authority", .string(use.authority)),
            JSONMember("use", .string(use.declaration.name)),
            JSONMember("transcribed", .boolean(use.isTranscribed)),
            JSONMember(
                "headings",
                .array(
                    headings.map { heading in
                        .object([
                            JSONMember("title", .string(heading.title.english)),
                            JSONMember(
                                "answers",
                                .object(
                                    heading.fields.map {
                                        JSONMember($0, use.value($0)?.json ?? .null)
                                    }
                                )
                            ),
                        ])
                    }
                )
            ),
            JSONMember("source", source.json),
        ])
    }
}
