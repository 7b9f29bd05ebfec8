// SPDX-License-Identifier: EUPL-1.2
import Notation

/// What the grammar allows at a place.
enum Wanted {
    case test, operand, literal, set, keyword(String), closingQuote, endOfCondition

    var words: Localized {
        switch self {
        case .test: Localized(french: "un champ ou « ( »", english: "a field or `(`")
        case .operand:
            Localized(
                french: "une valeur, un champ ou « $paramètre »",
                english: "a value, a field or `$parameter`"
            )
        case .literal: Localized(french: "une valeur", english: "a value")
        case .set:
            Localized(
                french: "une liste entre crochets ou un groupe, comme EU",
                english: "a list in brackets or a group, such as EU"
            )
        case .keyword(let word): Localized(french: "« \(word) »", english: "`\(word)`")
        case .closingQuote: Localized(french: "un guillemet fermant", english: "a closing quote")
        case .endOfCondition:
            Localized(
                french: "« and », « or » ou la fin de la condition",
                english: "`and`, `or` or the end of the condition"
            )
        }
    }
}
