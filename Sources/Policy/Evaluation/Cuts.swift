// SPDX-License-Identifier: EUPL-1.2

/// Where the values of a number or a date are cut for one rule: at the constants that it meets, and at
/// the values of other fields, through every comparison that leads from one to another.
struct Cuts: Sendable {
    /// Rules that compare more fields with one another than that have too many ways to look at.
    static let maximumPathCount = 64

    /// One comparison on the way from the field to another.
    private struct Step {
        /// The field at its far end.
        let field: Int
        let shift: Shift?
        /// Whether the far end is compared with this one moved, so that the way back is wanted.
        let isReversed: Bool
    }

    /// A way from the field to another, and the constants that are met at its end.
    private struct Path {
        var steps: [Step]
        var constants: [Int64]
    }

    private let paths: [Path]
    private let scale: Scale

    /// The cuts of a field for some instructions; nothing if there are too many ways.
    init?(_ field: Int, _ scale: Scale, _ instructions: [Instruction]) {
        self.scale = scale
        var found = [Path(steps: [], constants: Self.constants(field, instructions))]
        var rest = found
        while let path = rest.popLast() {
            let here = path.steps.last?.field ?? field
            let visited = Set(path.steps.map(\.field) + [field])
            for step in Self.steps(from: here, instructions) where !visited.contains(step.field) {
                let longer = Path(
                    steps: path.steps + [step],
                    constants: Self.constants(step.field, instructions)
                )
                found.append(longer)
                rest.append(longer)
                guard found.count <= Self.maximumPathCount else { return nil }
            }
        }
        paths = found
    }

    /// The values to try, given the slots already chosen or declared.
    func values(_ slots: [Int64]) -> [Int64] {
        var cuts: Set<Int64> = []
        for path in paths {
            // Beyond a field that has its value, the way leads nowhere: only that value counts.
            let isOpen = path.steps.dropLast().allSatisfy { slots[$0.field] == Slot.unknown }
            guard isOpen else { continue }
            var values = path.constants
            if let end = path.steps.last?.field, slots[end] != Slot.unknown {
                values = slots[end] == Slot.irrelevant ? [] : [slots[end]]
            }
            for step in path.steps.reversed() { values = values.flatMap { Self.back($0, step) } }
            cuts.formUnion(values.lazy.filter(scale.range.contains))
        }
        return around(cuts.sorted())
    }

    /// The fields that this one is compared with, directly or through others.
    var partners: Set<Int> { Set(paths.flatMap { $0.steps.map(\.field) }) }

    // MARK: Parts

    private static func constants(_ field: Int, _ instructions: [Instruction]) -> [Int64] {
        var constants: Set<Int64> = []
        for case .order(field, _, let constant) in instructions { constants.insert(constant) }
        return Array(constants)
    }

    private static func steps(from field: Int, _ instructions: [Instruction]) -> [Step] {
        var steps: [Step] = []
        for case .orderFields(let a, _, let b, let shift) in instructions {
            if a == field { steps.append(Step(field: b, shift: shift, isReversed: false)) }
            if b == field { steps.append(Step(field: a, shift: shift, isReversed: true)) }
        }
        return steps
    }

    /// The cuts at the near end of a step that a value at its far end makes.
    ///
    /// The way back over months is a stretch of up to four days: 28 to 31 August, six months later,
    /// are all 28 February.
    private static func back(_ value: Int64, _ step: Step) -> [Int64] {
        guard let shift = step.shift else { return [value] }
        guard step.isReversed else { return [shift.moving(value)] }
        let middle = shift.reversed.moving(value)
        return shift.months == 0 ? [middle] : Array((middle - 3)...(middle + 3))
    }

    /// Each cut, and values in each gap: below, between, above.
    private func around(_ cuts: [Int64]) -> [Int64] {
        guard let first = cuts.first, let last = cuts.last else { return scale.below(nil) }
        var values = scale.below(first)
        for (cut, next) in zip(cuts, cuts.dropFirst()) {
            values.append(cut)
            values += scale.between(cut, next)
        }
        return values + [last] + scale.above(last)
    }
}
