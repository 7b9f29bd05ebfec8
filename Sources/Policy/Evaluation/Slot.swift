// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// How a fact fits in one integer.
///
/// A boolean or a document is 0 or 1; a number counts millionths, a duration millionths of a
/// day, a date days since 1970; words are a set of bits, one per class of ``WordClasses``.
enum Slot {
    /// Nobody said.
    static let unknown = Int64.min
    /// The question does not arise.
    static let irrelevant = Int64.min + 1

    /// The slot of an answer, with the bits of words given by `bit`.
    static func value(_ value: FactValue, bit: (String) -> UInt64) -> Int64 {
        switch value {
        case .boolean(let yes): yes ? 1 : 0
        case .word(let word): Int64(bit(word))
        case .words(let words): Int64(words.reduce(0) { $0 | bit($1) })
        case .quantity(let quantity): quantity.millionths
        case .date(let date): Int64(date.dayNumber)
        case .duration(let duration): duration.microdays
        case .evidence: 1
        case .noEvidence: 0
        }
    }
}
