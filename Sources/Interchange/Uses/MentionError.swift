// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Why no explicit mention can be printed for a use.
public enum MentionError: Error, Sendable, Equatable {
    /// It takes no part in individual decisions, as far as is declared.
    case notIndividual
    /// It takes no part in the decision at all.
    case notUsed
    /// A secret that the law protects forbids it.
    case secret
    /// It was copied from a public source: only its authority speaks to those whom it decides about.
    case transcribed
    /// A fact that must be printed is not declared, by the field's French name.
    case missing(String)

    /// What is wrong, as a sentence without its full stop.
    public var message: Localized {
        switch self {
        case .notIndividual:
            Localized(
                french:
                    "la déclaration ne dit pas que l'usage contribue à des décisions individuelles",
                english:
                    "the declaration does not say that the use contributes to individual decisions"
            )
        case .notUsed:
            Localized(
                french: "l'algorithme ne prend aucune part à la décision",
                english: "the algorithm takes no part in the decision"
            )
        case .secret:
            Localized(
                french: "un secret protégé par la loi est déclaré",
                english: "a secret that the law protects is declared"
            )
        case .transcribed:
            Localized(
                french:
                    "la déclaration est transcrite : seule l'autorité elle-même imprime une mention",
                english:
                    "the declaration is transcribed: only the authority itself prints a mention"
            )
        case .missing(let field):
            Localized(
                french: "il manque `\(field)`, que la mention doit imprimer",
                english: "`\(field)` is missing, which the mention must print"
            )
        }
    }
}
