// SPDX-License-Identifier: EUPL-1.2

/// A condition as flat code over slots. Running it allocates nothing.
struct Program: Sendable {
    let instructions: [Instruction]

    /// The truth of the condition for those slots.
    ///
    /// The stack is two words of bits, the top at bit 0: what holds and what fails, neither for
    /// unknown. A condition nests less deep than they are wide; see ``Condition/maximumDepth``.
    func truth(_ slots: [Int64]) -> Truth {
        let (code, slots) = (instructions.span, slots.span)
        var (holds, fails): (UInt64, UInt64) = (0, 0)
        for place in code.indices {
            let instruction = code[place]
            switch instruction {
            case .not:
                let (top, bottom) = (holds & 1, fails & 1)
                holds = holds & ~1 | bottom
                fails = fails & ~1 | top
            case .and:
                let (top, bottom) = (holds & 1, fails & 1)
                holds = holds >> 1 & (~1 | top)
                fails = fails >> 1 | bottom
            case .or:
                let (top, bottom) = (holds & 1, fails & 1)
                holds = holds >> 1 | top
                fails = fails >> 1 & (~1 | bottom)
            default:
                let truth = Self.test(instruction, slots)
                holds = holds << 1 | (truth == .holds ? 1 : 0)
                fails = fails << 1 | (truth == .fails ? 1 : 0)
            }
        }
        return holds & 1 == 1 ? .holds : fails & 1 == 1 ? .fails : .unknown
    }

    /// A test on an irrelevant field fails, whatever it asks.
    static func test(_ instruction: Instruction, _ slots: Span<Int64>) -> Truth {
        switch instruction {
        case .isYes(let field): truth(slots[field]) { $0 == 1 }
        case .overlaps(let field, let mask):
            truth(slots[field]) { UInt64(bitPattern: $0) & mask != 0 }
        case .within(let field, let mask):
            truth(slots[field]) { $0 != 0 && UInt64(bitPattern: $0) & ~mask == 0 }
        case .order(let field, let comparison, let constant):
            truth(slots[field]) { comparison.holds($0, constant) }
        case .orderFields(let field, let comparison, let other, let shift):
            truth(slots[field], slots[other]) { a, b in
                comparison.holds(a, shift.map { $0.moving(b) } ?? b)
            }
        case .unresolved(let field):
            slots[field] == Slot.irrelevant ? .fails : .unknown
        // Connectives are the evaluator's, above.
        case .not, .and, .or: .unknown
        }
    }

    private static func truth(_ slot: Int64, _ holds: (Int64) -> Bool) -> Truth {
        switch slot {
        case Slot.unknown: .unknown
        case Slot.irrelevant: .fails
        default: Truth(holds(slot))
        }
    }

    private static func truth(_ a: Int64, _ b: Int64, _ holds: (Int64, Int64) -> Bool) -> Truth {
        if a == Slot.irrelevant || b == Slot.irrelevant { return .fails }
        if a == Slot.unknown || b == Slot.unknown { return .unknown }
        return Truth(holds(a, b))
    }
}
