// SPDX-License-Identifier: EUPL-1.2

/// A small DPLL: clauses with two watched literals, unit propagation, chronological backtracking.
///
/// Charters are shallow: every rule reads a few fields, so propagation settles nearly everything
/// and clause learning would not pay for its code. A search that grows all the same is given up
/// after ``maximumDecisions``, and the caller says that the question was left open.
struct Solver: Sendable {
    /// The most decisions for one question.
    static let maximumDecisions = 200_000

    private enum Value: UInt8 { case unset, no, yes }

    private var clauses: [[Literal]] = []
    /// For each literal, the clauses that must be looked at when it becomes false.
    private var watches: [[Int]] = []
    private var values: [Value] = []
    private var trail: [Literal] = []
    private var propagated = 0
    /// The variables that are decided upon; all others follow from them.
    private var inputs: [Int] = []
    private var isContradictory = false

    /// A literal that always holds.
    let truth: Literal

    init() {
        truth = Literal(variable: 0)
        _ = newVariable()
        add([truth])
    }

    /// Another variable. An input is decided upon; the value of any other must follow from inputs.
    mutating func newVariable(isInput: Bool = false) -> Literal {
        let literal = Literal(variable: Int32(values.count))
        values.append(.unset)
        watches += [[], []]
        if isInput { inputs.append(literal.variable) }
        return literal
    }

    /// Requires one of the literals to hold.
    mutating func add(_ literals: [Literal]) {
        precondition(
            trail.count == propagated || isContradictory,
            "clauses are added between questions"
        )
        var clause: [Literal] = []
        for literal in literals where !clause.contains(literal) {
            if clause.contains(!literal) || holds(literal) == true { return }
            if holds(literal) == nil { clause.append(literal) }
        }
        switch clause.count {
        case 0: isContradictory = true
        case 1:
            assign(clause[0])
            if !propagate() { isContradictory = true }
        default:
            for literal in clause.prefix(2) { watches[Int(literal.code)].append(clauses.count) }
            clauses.append(clause)
        }
    }

    /// The inputs' values in some model of every clause in which the literals hold.
    ///
    /// - Returns: for each variable whether it holds; nothing if there is no model.
    /// - Throws: ``Exhausted`` if the search was given up.
    mutating func model(assuming literals: [Literal]) throws(Exhausted) -> [Bool]? {
        guard !isContradictory else { return nil }
        let base = trail.count
        defer { undo(to: base) }
        for literal in literals {
            guard holds(literal) != false else { return nil }
            if holds(literal) == nil { assign(literal) }
            guard propagate() else { return nil }
        }
        return try search() ? values.map { $0 == .yes } : nil
    }

    /// The search was given up.
    struct Exhausted: Error {}

    /// Whether a literal holds, as far as is known now.
    private func holds(_ literal: Literal) -> Bool? {
        switch values[literal.variable] {
        case .unset: nil
        case .yes: !literal.isNegated
        case .no: literal.isNegated
        }
    }

    private mutating func search() throws(Exhausted) -> Bool {
        // Decisions still to be tried the other way, with the length of the trail before them.
        var open: [(literal: Literal, length: Int)] = []
        var decisions = 0
        while let variable = inputs.first(where: { values[$0] == .unset }) {
            decisions += 1
            guard decisions <= Self.maximumDecisions else { throw Exhausted() }
            // No before yes: a counterexample then states as little as it can.
            let choice = Literal(variable: Int32(variable), isNegated: true)
            open.append((choice, trail.count))
            assign(choice)
            while !propagate() {
                guard let last = open.popLast() else { return false }
                undo(to: last.length)
                assign(!last.literal)
            }
        }
        return true
    }

    private mutating func assign(_ literal: Literal) {
        values[literal.variable] = literal.isNegated ? .no : .yes
        trail.append(literal)
    }

    private mutating func undo(to length: Int) {
        for literal in trail[length...] { values[literal.variable] = .unset }
        trail.removeSubrange(length...)
        propagated = min(propagated, length)
    }

    /// Draws what follows from the trail.
    ///
    /// - Returns: false if a clause cannot hold any more.
    private mutating func propagate() -> Bool {
        while propagated < trail.count {
            let lost = !trail[propagated]
            propagated += 1
            guard visit(clausesWatching: lost) else {
                propagated = trail.count
                return false
            }
        }
        return true
    }

    private mutating func visit(clausesWatching lost: Literal) -> Bool {
        var kept: [Int] = []
        let watching = watches[Int(lost.code)]
        for (position, clause) in watching.enumerated() {
            if clauses[clause][0] == lost { clauses[clause].swapAt(0, 1) }
            let other = clauses[clause][0]
            if holds(other) == true {
                kept.append(clause)
                continue
            }
            let next = clauses[clause].indices.dropFirst(2)
                .first { holds(clauses[clause][$0]) != false }
            if let next {
                clauses[clause].swapAt(1, next)
                watches[Int(clauses[clause][1].code)].append(clause)
                continue
            }
            kept.append(clause)
            if holds(other) == false {
                watches[Int(lost.code)] = kept + watching[(position + 1)...]
                return false
            }
            assign(other)
        }
        watches[Int(lost.code)] = kept
        return true
    }
}
