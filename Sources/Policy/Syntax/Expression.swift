// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// A condition as the grammar sees it, before any name in it is known to exist.
struct Expression: Sendable {
    /// What a condition can be.
    indirect enum Kind: Sendable {
        /// A boolean field or a definition.
        case name(String)
        case compare(Name, Comparison, Operand)
        case inSet(Name, negated: Bool, SetExpression)
        case within(Name, negated: Bool, SetExpression)
        case contains(Name, Literal)
        case provided(Name)
        case not(Expression)
        case all([Expression])
        case any([Expression])
    }

    /// A name, and where it stands.
    struct Name: Sendable {
        let text: String
        let position: Position
    }

    /// A value as written.
    struct Literal: Sendable {
        /// The types that the text alone shows.
        enum Value: Sendable {
            case number(Quantity, unit: String?)
            case date(CivilDate)
            case duration(CivilDuration)
            /// A value of a choice, a country, `yes` or `no`: the expected type decides.
            case word(String)
            case text(String)
        }

        let value: Value
        let text: String
        let position: Position
    }

    /// What a field is compared with.
    enum Operand: Sendable {
        case literal(Literal)
        /// Another field, maybe some time before or after it.
        case name(Name, Shift?)
        case parameter(Name)
    }

    /// Values in brackets, or a group of countries.
    enum SetExpression: Sendable {
        case literals([Literal])
        case group(Name)
    }

    let kind: Kind
    /// The words of the condition.
    let text: String
    let position: Position
}
