// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The exact step: looks at the ways in which the unknown facts of one rule can turn out.
///
/// A completion gives a value to every unknown fact that the rule reads, and to those that
/// decide whether these are relevant. A fact whose guard fails in a completion is irrelevant
/// there; a completion that would make a declared fact irrelevant contradicts the declaration
/// and is dropped, unless the declaration contradicts itself there. The search backtracks, and stops below a point where Kleene logic decides.
struct Completions {
    /// Above that many unknown facts the search is not made.
    static let maximumUnknowns = 12
    /// The most evaluations for one rule, so that no charter can keep a checker busy for long.
    static let maximumSteps = 200_000
    /// The most evaluations for all the rules of a charter: what comes after is a bound, not the truth.
    static let maximumTotal = 5 * maximumSteps

    private let rule: CompiledRule
    private let guards: [Program?]
    private let guarded: [Int]
    private let declared: [Bool]
    private let cells: [Int: Cells]
    private var slots: [Int64]
    private let limit: Int
    /// How many evaluations were made.
    private(set) var steps = 0

    /// The unknown facts, a guard before what it guards.
    let unknowns: [Int]
    /// Whether the search is too large; what it says is then a bound, not the truth.
    private(set) var isCapped = false

    /// - Parameters:
    ///   - doubtful: answers that a completion may set aside.
    ///   - budget: the most evaluations that are left.
    init(
        of rule: CompiledRule,
        _ slots: [Int64],
        in charter: CompiledCharter,
        doubting doubtful: Set<Int> = [],
        budget: Int = maximumSteps
    ) {
        limit = min(budget, Self.maximumSteps)
        self.rule = rule
        self.slots = slots
        guards = charter.guards
        guarded = rule.fields.filter { charter.guards[$0] != nil }
        declared = slots.indices.map { slots[$0] != Slot.unknown && !doubtful.contains($0) }
        unknowns = rule.fields.filter { slots[$0] == Slot.unknown }
        var instructions = (rule.when?.instructions ?? []) + (rule.demand?.instructions ?? [])
        for field in guarded { instructions += charter.guards[field]?.instructions ?? [] }
        var cells: [Int: Cells] = [:]
        for field in unknowns {
            let type = charter.charter.schema.fields[field].type
            cells[field] = Cells(field, type, instructions, charter.classes)
        }
        self.cells = cells
        let isEnumerable = cells.values.allSatisfy { cells in
            if case .tooMany = cells { false } else { true }
        }
        isCapped = unknowns.count > Self.maximumUnknowns || !isEnumerable
    }

    /// The outcomes that some completion has. Both flags of ``Outcomes/isUndetermined`` end the
    /// search, so a third outcome may then be missing.
    mutating func outcomes() -> Outcomes {
        var found: Outcomes = []
        explore(unknowns[...], &found)
        return found
    }

    /// Whether two completions that differ on `field` alone have different outcomes.
    mutating func matters(_ field: Int) -> Bool {
        differs(on: field, unknowns.filter { $0 != field }[...])
    }

    /// Whether some completion agrees with every answer: none does where the conditions of two answers exclude
    /// each other. True if the search is too large.
    mutating func isPossible() -> Bool {
        let deciding = Set(guarded.flatMap { guards[$0]?.instructions.flatMap(\.fields) ?? [] })
        return agrees(unknowns.filter(deciding.contains)[...])
    }

    private mutating func agrees(_ rest: ArraySlice<Int>) -> Bool {
        guard !isCapped else { return true }
        if case .contradictory = state() { return false }
        guard let field = rest.first else { return true }
        var isFound = false
        for value in cells[field]?.values(slots) ?? [] where !isFound {
            slots[field] = value
            isFound = agrees(rest.dropFirst())
        }
        slots[field] = Slot.unknown
        return isFound
    }

    private enum State {
        case contradictory
        case decided(Outcomes)
        case open
    }

    /// What Kleene logic says of the values chosen so far.
    private mutating func state() -> State {
        steps += 1
        if steps > limit { isCapped = true }
        var visible = slots
        for field in guarded {
            let relevance = guards[field]?.truth(visible) ?? .holds
            if declared[field] {
                // An answer that is declared shows that its question arises.
                if relevance == .fails, slots[field] != Slot.irrelevant { return .contradictory }
            } else if relevance != .holds {
                visible[field] = relevance == .fails ? Slot.irrelevant : Slot.unknown
            }
        }
        return rule.outcome(visible).map(State.decided) ?? .open
    }

    private mutating func explore(_ rest: ArraySlice<Int>, _ found: inout Outcomes) {
        guard !isCapped else { return }
        switch state() {
        case .contradictory: return
        case .decided(let outcome):
            found.formUnion(outcome)
            return
        case .open: break
        }
        // Every fact is known, and the rule still names a value that does not exist yet on the
        // date: it decides nothing, and unknown is never yes.
        guard let field = rest.first else {
            found.formUnion([.holds, .violated])
            return
        }
        for value in cells[field]?.values(slots) ?? [] {
            slots[field] = value
            explore(rest.dropFirst(), &found)
            if found.isUndetermined { break }
        }
        slots[field] = Slot.unknown
    }

    private mutating func differs(on field: Int, _ rest: ArraySlice<Int>) -> Bool {
        guard !isCapped, case .open = state() else { return false }
        guard let next = rest.first else { return differs(on: field) }
        var found = false
        for value in cells[next]?.values(slots) ?? [] where !found {
            slots[next] = value
            found = differs(on: field, rest.dropFirst())
        }
        slots[next] = Slot.unknown
        return found
    }

    private mutating func differs(on field: Int) -> Bool {
        var found: Set<Outcomes> = []
        for value in cells[field]?.values(slots) ?? [] {
            slots[field] = value
            switch state() {
            case .contradictory: break
            case .decided(let outcome): found.insert(outcome)
            case .open: found.insert([.holds, .violated])
            }
        }
        slots[field] = Slot.unknown
        return found.count > 1
    }
}
