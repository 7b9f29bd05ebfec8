// SPDX-License-Identifier: EUPL-1.2

/// A condition as flat code over slots. Running it allocates nothing.
struct Program: Sendable {
    let instructions: [Instruction]

    /// The truth of the condition for those slots.
    func truth(_ slots: [Int64]) -> Truth {
        // A condition nests less than that; see ``Condition/maximumDepth``.
        var stack = [64 of Truth](repeating: .unknown)
        var top = -1
        for instruction in instructions {
            switch instruction {
            case .not: stack[top] = stack[top].negated
            case .and:
                top -= 1
                stack[top] = stack[top].and(stack[top + 1])
            case .or:
                top -= 1
                stack[top] = stack[top].or(stack[top + 1])
            default:
                top += 1
                stack[top] = Self.test(instruction, slots)
            }
        }
        return stack[0]
    }

    /// A test on an irrelevant field fails, whatever it asks.
    private static func test(_ instruction: Instruction, _ slots: [Int64]) -> Truth {
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
