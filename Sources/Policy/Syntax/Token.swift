// SPDX-License-Identifier: EUPL-1.2
import Notation

/// A word of a condition, and where it stands.
struct Token: Sendable, Equatable {
    /// What a token can be.
    enum Kind: Sendable, Equatable {
        /// A path, a keyword, a group or the value of a choice: which one, the grammar decides.
        case word(String)
        case number(String)
        case date(CivilDate)
        /// The inside of a quoted text.
        case text(String)
        case symbol(Symbol)
        case end
    }

    /// Everything that is neither a word nor a literal.
    enum Symbol: String, Sendable, CaseIterable {
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case equal = "="
        case less = "<"
        case greater = ">"
        case open = "("
        case close = ")"
        case openSet = "["
        case closeSet = "]"
        case comma = ","
        case plus = "+"
        case minus = "-"
        case dollar = "$"
        case percent = "%"
    }

    let kind: Kind
    /// The bytes of the condition that it covers.
    let bytes: Range<Int>
    /// Where it stands in the file.
    let position: Position
}
