// SPDX-License-Identifier: EUPL-1.2

/// How the answers to one question are told apart by variables of the solver.
enum FieldVariables: Sendable {
    /// Yes or no, given or not.
    case flag(Literal)
    /// One word: exactly one of these classes.
    case word([Class])
    /// Any number of words: any of these classes.
    case words([Class])
    /// A number, a date or a duration among values in ascending order. `atLeast[i]` says that it
    /// is `values[i]` or more; the first always holds.
    case ordered(values: [Int64], atLeast: [Literal])
    /// Nothing can be said of it: its words are too many to be told apart.
    case opaque

    /// Words that the charters do not tell apart, as one bit.
    struct Class: Sendable {
        let bit: UInt64
        let literal: Literal
    }

    /// The slot that a model gives the field.
    func slot(in model: [Bool]) -> Int64 {
        switch self {
        case .flag(let literal): return model[literal.variable] ? 1 : 0
        case .word(let classes), .words(let classes):
            return Int64(
                bitPattern: classes.reduce(0) { mask, element in
                    model[element.literal.variable] ? mask | element.bit : mask
                }
            )
        case .ordered(let values, let atLeast):
            let last = atLeast.lastIndex { model[$0.variable] != $0.isNegated } ?? 0
            return values[last]
        case .opaque: return Slot.unknown
        }
    }
}
