// SPDX-License-Identifier: EUPL-1.2

/// One step of a compiled condition, in postfix order. Fields are places of slots.
enum Instruction: Sendable, Hashable {
    /// Pushes whether the slot is 1.
    case isYes(Int)
    /// Pushes whether the slot has one of those bits.
    case overlaps(Int, UInt64)
    /// Pushes whether the slot has bits, and only those.
    case within(Int, UInt64)
    /// Pushes how the slot stands to a constant.
    case order(Int, Comparison, Int64)
    /// Pushes how the slot stands to another, maybe moved.
    case orderFields(Int, Comparison, Int, Shift?)
    /// Pushes unknown: the condition names a value that does not exist yet on the date.
    case unresolved(Int)
    /// Replaces the top.
    case not
    /// Replaces the two at the top.
    case and
    /// Replaces the two at the top.
    case or

    /// The slots that it reads.
    var fields: [Int] {
        switch self {
        case .isYes(let field), .overlaps(let field, _), .within(let field, _),
            .order(let field, _, _), .unresolved(let field):
            [field]
        case .orderFields(let field, _, let other, _): [field, other]
        case .not, .and, .or: []
        }
    }
}
