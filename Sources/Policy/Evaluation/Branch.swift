// SPDX-License-Identifier: EUPL-1.2

/// One step of ``BranchCode``: a look at one slot, and where to go on.
struct Branch: Sendable {
    /// What is asked of the slot.
    private enum Question: UInt8, Sendable {
        /// Whether it is one of the `bits` + 1 values from `first`.
        case inside
        /// Whether it is none of them, though known.
        case outside
        /// Whether it has one of the `bits`.
        case overlapping
        /// Whether it has none of them, though known.
        case apart
        /// What the instruction number `first` asks.
        case other
    }

    /// Where to go on, as ``BranchCode`` counts.
    let yes: Int32
    let no: Int32
    let slot: Int32
    private let question: Question
    /// Whether the step asks if the test fails, rather than if it holds.
    private let asksFailure: Bool
    private let first: Int64
    private let bits: UInt64

    /// A step that asks whether a test has the truth that is wanted.
    ///
    /// - Parameter number: the place of the instruction, for a test that has no shorter form.
    init(
        _ test: Instruction,
        _ number: Int,
        asksFailure: Bool,
        yes: Int32,
        no: Int32
    ) {
        if let (slot, range) = Self.range(test) {
            (question, self.slot) = (asksFailure ? .outside : .inside, Int32(slot))
            first = range.lowerBound
            bits = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        } else if case .overlaps(let slot, let bits) = test {
            (question, self.slot) = (asksFailure ? .apart : .overlapping, Int32(slot))
            (first, self.bits) = (0, bits)
        } else {
            (question, slot, first, bits) = (.other, 0, Int64(number), 0)
        }
        (self.asksFailure, self.yes, self.no) = (asksFailure, yes, no)
    }

    /// The values for which a test holds, where they follow one another.
    private static func range(_ test: Instruction) -> (slot: Int, ClosedRange<Int64>)? {
        /// The least value that is a fact.
        let least = Slot.irrelevant + 1
        let (slot, first, last): (Int, Int64, Int64)
        switch test {
        case .isYes(let place): (slot, first, last) = (place, 1, 1)
        case .order(let place, .equal, let value): (slot, first, last) = (place, value, value)
        case .order(let place, .lessOrEqual, let value): (slot, first, last) = (place, least, value)
        case .order(let place, .greaterOrEqual, let value):
            (slot, first, last) = (place, value, .max)
        case .order(let place, .less, let value) where value > .min:
            (slot, first, last) = (place, least, value - 1)
        case .order(let place, .greater, let value) where value < .max:
            (slot, first, last) = (place, value + 1, .max)
        default: return nil
        }
        return least <= first && first <= last ? (slot, first...last) : nil
    }

    /// Whether the answer is yes; nothing if the instruction must say.
    @inline(__always)
    func answer(_ value: Int64) -> Bool? {
        // What is unknown or irrelevant is in no range and has no bits; what is irrelevant fails.
        let isInside = UInt64(bitPattern: value &- first) <= bits
        if question == .inside { return isInside }
        if question == .outside { return !isInside && value != Slot.unknown }
        let overlaps = value > 0 && UInt64(bitPattern: value) & bits != 0
        if question == .overlapping { return overlaps }
        if question == .apart { return !overlaps && value != Slot.unknown }
        return nil
    }

    /// Whether the instruction's answer is yes.
    func answer(_ instructions: [Instruction], _ slots: Span<Int64>) -> Bool {
        Program.test(instructions[Int(first)], slots) == (asksFailure ? .fails : .holds)
    }
}
