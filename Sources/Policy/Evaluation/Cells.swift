// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The values of an unknown field among which one rule can tell a difference.
///
/// Numbers and dates are cut at the constants that occur; words are one per class; a set is any
/// choice of classes. The cells are exact, but for one case.
///
/// Limit: between two unknown dates that a rule keeps some months apart, the last days of a
/// month may share a cell with their neighbours.
enum Cells: Sendable {
    /// Sets with more classes than that are not enumerated: 256 subsets.
    static let maximumSetClasses = 8

    /// Values that do not depend on any other field.
    case fixed([Int64])
    /// Cuts at constants, and at the values of other fields, moved.
    case ordered(constants: [Int64], partners: [Partner], isDate: Bool)
    /// Too many to enumerate.
    case tooMany

    /// A field that this one is compared with.
    struct Partner: Sendable {
        let field: Int
        let shift: Shift?
    }

    /// The cells of a field for the instructions of one rule and of its guards.
    init(_ field: Int, _ type: FieldType, _ instructions: [Instruction], _ classes: WordClasses) {
        switch type {
        case .boolean, .reference, .document: self = .fixed([0, 1])
        case .word(let domain):
            let possible = classes.possible(in: field, domain)
            self = .fixed(Self.representatives(field, instructions, possible).map { Int64($0) })
        case .words(let domain):
            let possible = classes.possible(in: field, domain)
            let bits = Self.representatives(field, instructions, possible)
            self = bits.count > Self.maximumSetClasses ? .tooMany : .fixed(Self.subsets(of: bits))
        case .quantity, .duration, .date:
            self = .ordered(
                constants: Self.constants(field, instructions),
                partners: Self.partners(field, instructions),
                isDate: type == .date
            )
        }
    }

    /// The values to try, given the slots already chosen.
    func values(_ slots: [Int64]) -> [Int64] {
        switch self {
        case .fixed(let values): return values
        case .tooMany: return []
        case .ordered(let constants, let partners, let isDate):
            var cuts = Set(constants)
            for partner in partners where slots[partner.field] > Slot.irrelevant {
                let cut = slots[partner.field]
                cuts.insert(partner.shift.map { $0.moving(cut) } ?? cut)
            }
            return Self.around(cuts.sorted(), isDate: isDate)
        }
    }

    /// One bit for the classes that this rule does not tell apart.
    private static func representatives(
        _ field: Int,
        _ instructions: [Instruction],
        _ possible: UInt64
    ) -> [UInt64] {
        var masks: [UInt64] = []
        for instruction in instructions {
            switch instruction {
            case .overlaps(field, let mask), .within(field, let mask): masks.append(mask)
            default: break
            }
        }
        var (signatures, bits) = (Set<[Bool]>(), [UInt64]())
        for place in 0..<WordClasses.maximumCount {
            let bit: UInt64 = 1 << place
            guard possible & bit != 0 else { continue }
            if signatures.insert(masks.map { $0 & bit != 0 }).inserted { bits.append(bit) }
        }
        return bits
    }

    private static func subsets(of bits: [UInt64]) -> [Int64] {
        bits.reduce([0]) { sets, bit in sets + sets.map { $0 | Int64(bit) } }
    }

    private static func constants(_ field: Int, _ instructions: [Instruction]) -> [Int64] {
        var constants: [Int64] = []
        for case .order(field, _, let constant) in instructions { constants.append(constant) }
        // A constant that bounds a partner bounds this field too, through their comparison.
        for partner in partners(field, instructions) {
            for case .order(partner.field, _, let constant) in instructions {
                constants.append(partner.shift.map { $0.moving(constant) } ?? constant)
            }
        }
        return constants
    }

    private static func partners(_ field: Int, _ instructions: [Instruction]) -> [Partner] {
        var partners: [Partner] = []
        for case .orderFields(let a, _, let b, let shift) in instructions {
            if a == field { partners.append(Partner(field: b, shift: shift)) }
            if b == field { partners.append(Partner(field: a, shift: shift?.reversed)) }
        }
        return partners
    }

    /// Each cut, and a value in each gap: below, between, above.
    private static func around(_ cuts: [Int64], isDate: Bool) -> [Int64] {
        guard let first = cuts.first, let last = cuts.last else { return [0] }
        var values: [Int64] = []
        if isDate {
            values.append(first - 400)
        } else if first > 0 {
            values += first > 1 ? [0, first / 2] : [0]
        }
        for (cut, next) in zip(cuts, cuts.dropFirst()) {
            values.append(cut)
            if next - cut > 1 { values.append(cut + (next - cut) / 2) }
        }
        values.append(last)
        let (above, overflow) = last.addingReportingOverflow(isDate ? 400 : 1_000_000_000)
        if !overflow { values.append(above) }
        return values
    }
}
