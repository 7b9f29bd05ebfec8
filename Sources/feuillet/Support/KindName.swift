// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The names of kinds for people.
enum KindName {
    private static let names: [Kind: Localized] = [
        .genesis: Localized(french: "genèse", english: "genesis"),
        .authority: Localized(french: "enrôlement", english: "enrolment"),
        .key: Localized(french: "clé", english: "key"),
        .format: Localized(french: "format", english: "format"),
        .sitting: Localized(french: "séance", english: "sitting"),
        .deliberation: Localized(french: "délibération", english: "deliberation"),
        .decision: Localized(french: "décision", english: "decision"),
        .status: Localized(french: "statut", english: "status"),
        .charter: Localized(french: "charte", english: "charter"),
        .framework: Localized(french: "cadre", english: "framework"),
        .declaration: Localized(french: "déclaration", english: "declaration"),
        .opinion: Localized(french: "avis", english: "opinion"),
        .assessment: Localized(french: "évaluation", english: "assessment"),
        .waiver: Localized(french: "dérogation", english: "waiver"),
        .correction: Localized(french: "correction", english: "correction"),
        .erasure: Localized(french: "effacement", english: "erasure"),
    ]

    /// The name of a kind in the language of the run.
    static func name(_ kind: Kind) -> String { names[kind]?.spoken ?? kind.rawValue }

    /// The kind that a person names, in either language, with or without accents.
    static func kind(_ text: String) -> Kind? {
        let word = FrenchWord.fold(text)
        return names.first { kind, name in
            kind.rawValue == word || FrenchWord.fold(name.french) == word
        }?.key
    }

    /// Every kind.
    static func all(_ language: Language) -> String {
        Kind.allCases.compactMap { names[$0]?[language] }.joined(separator: ", ")
    }

    /// The kinds that `record` takes.
    static func recordable(_ language: Language) -> String {
        let kinds: [Kind] = [
            .sitting, .deliberation, .decision, .status, .charter, .framework, .opinion, .waiver,
            .correction,
        ]
        return kinds.compactMap { names[$0]?[language] }.joined(separator: ", ")
    }
}
