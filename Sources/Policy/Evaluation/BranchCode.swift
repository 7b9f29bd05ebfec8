// SPDX-License-Identifier: EUPL-1.2

/// The rules of a charter as branches, to count those that Kleene logic alone finds broken.
///
/// That a condition holds, or that it fails, is a question of two truths: `not` asks the other one of its
/// part, *a and b holds* asks both to hold, *a and b fails* asks one to fail. So each rule becomes a few
/// steps without a stack, which end as soon as the answer is known; and whether a rule is broken is that its
/// `when` holds and its demand fails (or holds, for what is forbidden).
struct BranchCode: Sendable {
    /// The two ends, as places to go on from. Others are numbers of steps.
    private static let broken: Int32 = -1
    private static let notBroken: Int32 = -2

    private var branches: [Branch] = []
    private var instructions: [Instruction] = []
    /// The first step of each rule. The processor need not wait for the end of one rule to begin with the next.
    private var heads: [Branch] = []

    init(_ rules: [CompiledRule]) {
        for rule in rules {
            // A rule without a demand is a person's to judge.
            guard let demand = rule.demand else { continue }
            // From the end to the beginning: where to go on is known.
            var start = append(
                demand,
                asksFailure: !rule.forbids,
                yes: Self.broken,
                no: Self.notBroken
            )
            if let when = rule.when {
                start = append(when, asksFailure: false, yes: start, no: Self.notBroken)
            }
            if start >= 0 { heads.append(branches[Int(start)]) }
        }
    }

    /// How many rules are broken. Nothing is allocated.
    func violationCount(_ slots: [Int64]) -> Int {
        let (heads, branches, slots) = (heads.span, branches.span, slots.span)
        var count = 0
        for rule in heads.indices {
            var place = next(heads[rule], slots)
            while place >= 0 { place = next(branches[Int(place)], slots) }
            if place == Self.broken { count += 1 }
        }
        return count
    }

    @inline(__always)
    private func next(_ branch: Branch, _ slots: Span<Int64>) -> Int32 {
        let answer =
            branch.answer(slots[Int(branch.slot)]) ?? branch.answer(instructions, slots)
        return answer ? branch.yes : branch.no
    }

    // MARK: Compiling

    /// Appends a condition, and says where to begin with it.
    private mutating func append(
        _ program: Program,
        asksFailure: Bool,
        yes: Int32,
        no: Int32
    ) -> Int32 {
        var rest = program.instructions[...]
        return append(&rest, asksFailure: asksFailure, yes: yes, no: no)
    }

    /// The same for the condition that postfix code ends with, which it takes away.
    private mutating func append(
        _ code: inout ArraySlice<Instruction>,
        asksFailure: Bool,
        yes: Int32,
        no: Int32
    ) -> Int32 {
        guard let last = code.popLast() else { return no }
        switch last {
        case .not: return append(&code, asksFailure: !asksFailure, yes: yes, no: no)
        case .and, .or:
            let right = append(&code, asksFailure: asksFailure, yes: yes, no: no)
            let asksBoth = (last == .and) != asksFailure
            return append(
                &code,
                asksFailure: asksFailure,
                yes: asksBoth ? right : yes,
                no: asksBoth ? no : right
            )
        default:
            branches.append(
                Branch(last, instructions.count, asksFailure: asksFailure, yes: yes, no: no)
            )
            instructions.append(last)
            return Int32(branches.count - 1)
        }
    }
}
