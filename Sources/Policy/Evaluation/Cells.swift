// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The values of an unknown field among which one rule can tell a difference.
///
/// Numbers and dates are cut where the rule compares them (``Cuts``); words are one per class; a set is
/// any choice of classes.
enum Cells: Sendable {
    /// Sets with more classes than that are not enumerated: 256 subsets.
    static let maximumSetClasses = 8

    /// Values that do not depend on any other field.
    case fixed([Int64])
    /// Cuts at constants, and at the values of other fields.
    case ordered(Cuts)
    /// Too many to enumerate.
    case tooMany

    /// The cells of a field for the instructions of one rule and of its guards.
    ///
    /// - Parameter preferred: which of the words that the rule does not tell apart stand for the rest.
    init(
        _ field: Int,
        _ type: FieldType,
        _ instructions: [Instruction],
        _ classes: WordClasses,
        preferring preferred: UInt64 = 0
    ) {
        switch type {
        case .boolean, .reference, .document: self = .fixed([0, 1])
        case .word(let domain):
            let possible = classes.possible(in: field, domain)
            self = .fixed(
                Self.representatives(field, instructions, possible, preferred).map { Int64($0) }
            )
        case .words(let domain):
            let possible = classes.possible(in: field, domain)
            let bits = Self.representatives(field, instructions, possible, preferred)
            self = bits.count > Self.maximumSetClasses ? .tooMany : .fixed(Self.subsets(of: bits))
        case .quantity, .duration, .date:
            let cuts = Scale(type).flatMap { Cuts(field, $0, instructions) }
            self = cuts.map(Cells.ordered) ?? .tooMany
        }
    }

    /// The values to try, given the slots already chosen.
    func values(_ slots: [Int64]) -> [Int64] {
        switch self {
        case .fixed(let values): values
        case .tooMany: []
        case .ordered(let cuts): cuts.values(slots)
        }
    }

    /// One bit for the classes that this rule does not tell apart.
    private static func representatives(
        _ field: Int,
        _ instructions: [Instruction],
        _ possible: UInt64,
        _ preferred: UInt64
    ) -> [UInt64] {
        var masks: [UInt64] = []
        for instruction in instructions {
            switch instruction {
            case .overlaps(field, let mask), .within(field, let mask): masks.append(mask)
            default: break
            }
        }
        var (signatures, bits) = (Set<[Bool]>(), [UInt64]())
        let all = (0..<WordClasses.maximumCount).map { 1 << UInt64($0) }.filter {
            possible & $0 != 0
        }
        for bit in all.filter({ preferred & $0 != 0 }) + all.filter({ preferred & $0 == 0 })
        where signatures.insert(masks.map { $0 & bit != 0 }).inserted {
            bits.append(bit)
        }
        return bits
    }

    private static func subsets(of bits: [UInt64]) -> [Int64] {
        bits.reduce([0]) { sets, bit in sets + sets.map { $0 | Int64(bit) } }
    }
}
