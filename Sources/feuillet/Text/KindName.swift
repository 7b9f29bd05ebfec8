// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The names of kinds for people.
enum KindName {
    /// The name of a kind in the language of the run.
    static func name(_ kind: Kind) -> String { kind.label.spoken }

    /// The kind that a person names, in either language, with or without accents.
    static func kind(_ text: String) -> Kind? {
        let word = FrenchWord.fold(text)
        return Kind.allCases.first { kind in
            kind.rawValue == word || FrenchWord.fold(kind.label.french) == word
        }
    }

    /// Every kind.
    static func all(_ language: Language) -> String { names(Kind.allCases, language) }

    /// The kinds that `record` takes.
    static func recordable(_ language: Language) -> String {
        names(
            [
                .sitting, .deliberation, .decision, .status, .charter, .framework, .opinion,
                .waiver, .correction,
            ],
            language
        )
    }

    private static func names(_ kinds: [Kind], _ language: Language) -> String {
        kinds.map { $0.label[language] }.joined(separator: ", ")
    }
}
