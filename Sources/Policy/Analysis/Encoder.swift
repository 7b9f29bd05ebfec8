// SPDX-License-Identifier: EUPL-1.2
import Records

/// Turns the flat code of charters into clauses, for questions about every project there could be.
///
/// It encodes the very instructions that the evaluator runs, over totally known projects: a field
/// whose guard fails is irrelevant, and every test on it is false, as ``Program`` has it.
struct Encoder {
    /// What questions are put to.
    var solver = Solver()

    private let schema: UseSchema
    private let classes: WordClasses
    private let guards: [Program?]
    /// Every instruction that may be asked, by field: they decide where numbers are cut.
    private let instructions: [Instruction]
    private(set) var fields: [Int: FieldVariables] = [:]
    private var tests: [Instruction: Literal] = [:]
    private var gates: [[Literal]: Literal] = [:]
    private var relevance: [Int: Literal] = [:]
    /// Whether numbers and dates were cut everywhere where it matters.
    private var isExact = true
    /// The most assignments of compared fields that are looked at to cut one of them.
    private static let maximumAssignments = 20_000

    /// An encoder for the rules of charters that were compiled with the same classes.
    init(_ charters: [CompiledCharter]) {
        precondition(!charters.isEmpty, "there is something to encode")
        schema = charters[0].charter.schema
        classes = charters[0].classes
        guards = charters[0].guards
        instructions =
            charters.flatMap(\.rules)
            .flatMap { ($0.when?.instructions ?? []) + ($0.demand?.instructions ?? []) }
            + guards.flatMap { $0?.instructions ?? [] }
    }

    /// Whether the rule concerns the project.
    mutating func concerned(_ rule: CompiledRule) -> Literal {
        rule.when.map { literal($0) } ?? solver.truth
    }

    /// Whether the project breaks the rule.
    mutating func violated(_ rule: CompiledRule) -> Literal {
        guard let demand = rule.demand else { return !solver.truth }
        let met = rule.forbids ? !literal(demand) : literal(demand)
        return all([concerned(rule), !met])
    }

    /// The truth of a program.
    mutating func literal(_ program: Program) -> Literal {
        var stack: [Literal] = []
        for instruction in program.instructions {
            switch instruction {
            case .not: stack.append(!stack.removeLast())
            case .and:
                let right = stack.removeLast()
                stack.append(all([stack.removeLast(), right]))
            case .or:
                let right = stack.removeLast()
                stack.append(any([stack.removeLast(), right]))
            default: stack.append(test(instruction))
            }
        }
        return stack.last ?? solver.truth
    }

    /// The variables of a field, made when it is first asked for.
    mutating func variables(_ place: Int) -> FieldVariables {
        if let known = fields[place] { return known }
        let made = makeVariables(place)
        fields[place] = made
        return made
    }

    /// Whether the question of a field arises.
    mutating func isRelevant(_ place: Int) -> Literal {
        if let known = relevance[place] { return known }
        let made = guards[place].map { literal($0) } ?? solver.truth
        relevance[place] = made
        return made
    }

    // MARK: Gates

    /// A literal that holds when all do.
    mutating func all(_ parts: [Literal]) -> Literal {
        var inputs = Set(parts)
        inputs.remove(solver.truth)
        if inputs.contains(!solver.truth) || inputs.contains(where: { inputs.contains(!$0) }) {
            return !solver.truth
        }
        let sorted = inputs.sorted { $0.code < $1.code }
        if sorted.count < 2 { return sorted.first ?? solver.truth }
        if let known = gates[sorted] { return known }
        let output = solver.newVariable()
        for input in sorted { solver.add([!output, input]) }
        solver.add(sorted.map { !$0 } + [output])
        gates[sorted] = output
        return output
    }

    /// A literal that holds when one does.
    mutating func any(_ parts: [Literal]) -> Literal { !all(parts.map { !$0 }) }

    // MARK: Tests

    private mutating func test(_ instruction: Instruction) -> Literal {
        // Two values that do not exist yet are not the same value.
        if case .unresolved = instruction { return free() }
        if let known = tests[instruction] { return known }
        let raw = bare(instruction)
        let relevant = instruction.fields.map { isRelevant($0) }
        let made = all([raw] + relevant)
        tests[instruction] = made
        return made
    }

    /// The test as if its fields were relevant.
    private mutating func bare(_ instruction: Instruction) -> Literal {
        switch instruction {
        case .isYes(let field):
            guard case .flag(let literal) = variables(field) else { return free() }
            return literal
        case .overlaps(let field, let mask):
            guard let classes = classVariables(field) else { return free() }
            return any(classes.filter { $0.bit & mask != 0 }.map(\.literal))
        case .within(let field, let mask):
            guard let classes = classVariables(field) else { return free() }
            let inside = any(classes.filter { $0.bit & mask != 0 }.map(\.literal))
            return all([inside] + classes.filter { $0.bit & mask == 0 }.map { !$0.literal })
        case .order(let field, let comparison, let constant):
            guard case .ordered(let values, let atLeast) = variables(field) else { return free() }
            return order(values, atLeast, comparison, constant)
        case .orderFields(let field, let comparison, let other, let shift):
            return orderFields(field, comparison, other, shift)
        case .unresolved, .not, .and, .or: return free()
        }
    }

    /// A truth that nothing settles.
    private mutating func free() -> Literal { solver.newVariable(isInput: true) }

    private mutating func classVariables(_ field: Int) -> [FieldVariables.Class]? {
        switch variables(field) {
        case .word(let classes), .words(let classes): classes
        case .flag, .ordered, .opaque: nil
        }
    }

    private mutating func order(
        _ values: [Int64],
        _ atLeast: [Literal],
        _ comparison: Comparison,
        _ constant: Int64
    ) -> Literal {
        func first(_ isReached: (Int64) -> Bool) -> Literal {
            values.firstIndex(where: isReached).map { atLeast[$0] } ?? !solver.truth
        }
        let (from, above) = (first { $0 >= constant }, first { $0 > constant })
        switch comparison {
        case .greaterOrEqual: return from
        case .less: return !from
        case .greater: return above
        case .lessOrEqual: return !above
        case .equal: return all([from, !above])
        case .notEqual: return !all([from, !above])
        }
    }

    /// A table: for each pair of values, whether the comparison holds.
    private mutating func orderFields(
        _ field: Int,
        _ comparison: Comparison,
        _ other: Int,
        _ shift: Shift?
    ) -> Literal {
        guard case .ordered(let lefts, let leftAtLeast) = variables(field),
            case .ordered(let rights, let rightAtLeast) = variables(other)
        else { return free() }
        var holding: [Literal] = []
        for (i, left) in lefts.enumerated() {
            let matching = rights.indices.filter { j in
                comparison.holds(left, shift.map { $0.moving(rights[j]) } ?? rights[j])
            }
            let some = any(matching.map { exactly($0, rightAtLeast) })
            holding.append(all([exactly(i, leftAtLeast), some]))
        }
        return any(holding)
    }

    private mutating func exactly(_ place: Int, _ atLeast: [Literal]) -> Literal {
        let above = place + 1 < atLeast.count ? atLeast[place + 1] : !solver.truth
        return all([atLeast[place], !above])
    }

    // MARK: Variables

    private mutating func makeVariables(_ place: Int) -> FieldVariables {
        guard !classes.overflowing.contains(place) else { return .opaque }
        switch schema.fields[place].type {
        case .boolean, .reference, .document:
            return .flag(solver.newVariable(isInput: true))
        case .word(let domain):
            let made = makeClasses(place, domain)
            solver.add(made.map(\.literal))
            for (i, one) in made.enumerated() {
                for two in made[(i + 1)...] { solver.add([!one.literal, !two.literal]) }
            }
            return .word(made)
        case .words(let domain): return .words(makeClasses(place, domain))
        case .quantity, .duration, .date: return makeOrdered(place)
        }
    }

    private mutating func makeClasses(_ place: Int, _ domain: WordDomain) -> [FieldVariables.Class]
    {
        let possible = classes.possible(in: place, domain)
        return (0..<WordClasses.maximumCount).map { 1 << UInt64($0) }
            .filter { possible & $0 != 0 }
            .map { FieldVariables.Class(bit: $0, literal: solver.newVariable(isInput: true)) }
    }

    private mutating func makeOrdered(_ place: Int) -> FieldVariables {
        let values = candidates(place)
        var atLeast = [solver.truth]
        for _ in values.dropFirst() { atLeast.append(solver.newVariable(isInput: true)) }
        for (lower, higher) in zip(atLeast, atLeast.dropFirst()) { solver.add([!higher, lower]) }
        return .ordered(values: values, atLeast: atLeast)
    }

    /// Every value that some instruction can tell from its neighbours, and one in each gap, whatever
    /// values the fields that it is compared with take.
    private mutating func candidates(_ place: Int) -> [Int64] {
        let own = cells(place)
        var slots = [Int64](repeating: Slot.unknown, count: schema.fields.count)
        guard case .ordered(let cuts) = own else { return [] }
        var values = Set(own.values(slots))
        var assignments = 0
        let partners = cuts.partners.sorted()
        let partnerCells = partners.map { cells($0) }
        func explore(_ next: Int) {
            guard next < partners.count else { return }
            for value in partnerCells[next].values(slots) {
                assignments += 1
                guard assignments <= Self.maximumAssignments else { return }
                slots[partners[next]] = value
                values.formUnion(own.values(slots))
                explore(next + 1)
            }
            slots[partners[next]] = Slot.unknown
            explore(next + 1)
        }
        explore(0)
        if assignments > Self.maximumAssignments { isExact = false }
        return values.sorted()
    }

    private func cells(_ place: Int) -> Cells {
        Cells(place, schema.fields[place].type, instructions, classes)
    }

    // MARK: Questions

    /// A model in which the literals hold; nothing if there is none.
    ///
    /// - Throws: if the search was too long, or if there is none only because numbers could not be cut
    ///   everywhere.
    mutating func model(assuming literals: [Literal]) throws(Solver.Exhausted) -> [Bool]? {
        if let model = try solver.model(assuming: literals) { return model }
        guard isExact else { throw Solver.Exhausted() }
        return nil
    }
}
