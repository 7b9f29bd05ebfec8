// SPDX-License-Identifier: EUPL-1.2

/// One question to one field, typed. Fields are places in the schema.
///
/// A test on an irrelevant field is false, whatever it asks.
enum Test: Sendable, Hashable {
    /// A boolean field says yes.
    case yes(Int)
    /// A document or a reference was given.
    case provided(Int)
    /// A word is one of those.
    case isOne(Int, of: WordSet)
    /// A set has words, all of them among those.
    case within(Int, WordSet)
    /// A set has that word.
    case contains(Int, String)
    /// A number, a date or a duration stands so to a bound.
    case order(Int, Comparison, Bound)

    /// The field that is asked first.
    var field: Int {
        switch self {
        case .yes(let field), .provided(let field), .isOne(let field, _), .within(let field, _),
            .contains(let field, _), .order(let field, _, _):
            field
        }
    }

    /// Every field that is read.
    var fields: [Int] {
        guard case .order(let field, _, .field(let other, _)) = self else { return [field] }
        return [field, other]
    }
}

/// The words of a set in a condition.
enum WordSet: Sendable, Hashable {
    /// Those written.
    case words([String])
    /// The countries of a group, on the date of the check.
    case group(String)
}

/// What a number, a date or a duration is compared with.
enum Bound: Sendable, Hashable {
    /// A value, in the unit of the field's slot.
    case constant(Int64)
    /// A parameter of the charter, on the date of the check.
    case parameter(String)
    /// Another field, maybe moved.
    case field(Int, Shift?)
}
