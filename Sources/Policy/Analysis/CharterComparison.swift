// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// Two charters held against each other, over every project there could be.
public struct CharterComparison: Sendable, Hashable {
    /// How the first stands to the second.
    public enum Relation: String, Sendable, Hashable {
        /// They refuse the same projects.
        case equal
        /// The first refuses all that the second refuses, and more.
        case stricter
        /// The second refuses all that the first refuses, and more.
        case laxer
        /// Each refuses a project that the other accepts.
        case incomparable
        /// The search was given up.
        case undecided
    }

    /// How the first stands to the second.
    public let relation: Relation
    /// For each rule of the first that the second does not ensure, a project that breaks it and
    /// breaks no rule of the second.
    public let onlyFirst: [Counterexample]
    /// The same the other way.
    public let onlySecond: [Counterexample]
    /// What keeps the question open: values that do not exist yet on the date, or too many to tell
    /// apart; empty if the search was too long.
    public let unsettled: [Diagnostic]

    /// Compares two charters on a date.
    ///
    /// Only rules that can refuse a project count: `require` and `forbid`, in force on that date.
    ///
    /// - Parameter includesInferred: whether rules that we inferred count too. They never condemn in
    ///   a city's name, so by default they do not.
    public static func compare(
        _ first: Charter,
        _ second: Charter,
        on date: CivilDate,
        includesInferred: Bool = false
    ) -> CharterComparison {
        let classes = WordClasses(of: [first, second], on: date)
        let charters = [first, second].map { CompiledCharter($0, on: date, classes: classes) }
        let rules = charters.map { $0.refusingRules(includesInferred: includesInferred) }
        do throws(Solver.Exhausted) {
            let onlyFirst = try counterexamples(charters, rules, refusedBy: 0)
            let onlySecond = try counterexamples(charters, rules, refusedBy: 1)
            let relation: Relation =
                switch (onlyFirst.isEmpty, onlySecond.isEmpty) {
                case (true, true): .equal
                case (false, true): .stricter
                case (true, false): .laxer
                case (false, false): .incomparable
                }
            return CharterComparison(
                relation: relation,
                onlyFirst: onlyFirst,
                onlySecond: onlySecond,
                unsettled: []
            )
        } catch {
            return CharterComparison(
                relation: .undecided,
                onlyFirst: [],
                onlySecond: [],
                unsettled: charters.flatMap(\.problems)
            )
        }
    }

    /// A project for each rule of one charter that the other charter lets through.
    private static func counterexamples(
        _ charters: [CompiledCharter],
        _ rules: [[CompiledRule]],
        refusedBy place: Int
    ) throws(Solver.Exhausted) -> [Counterexample] {
        var encoder = Encoder(charters)
        let accepting = rules[1 - place]
        for rule in accepting { encoder.solver.add([!encoder.violated(rule)]) }
        let violations = rules[place].map { encoder.violated($0) }
        let reader = CounterexampleReader(charters: charters)
        var found: [Counterexample] = []
        for (rule, violation) in zip(rules[place], violations) {
            guard let model = try encoder.model(assuming: [violation]) else { continue }
            let facts = reader.facts(of: model, encoder) { slots in
                rule.outcome(slots) == .violated
                    && accepting.allSatisfy { $0.isCertainlyKept(slots) }
            }
            // A model that the evaluator does not confirm rests on words too many to tell apart.
            guard let facts else { throw Solver.Exhausted() }
            found.append(
                Counterexample(
                    charter: charters[place].charter.id,
                    rule: rule.rule.id,
                    facts: rule.first(facts, schema: charters[place].charter.schema)
                )
            )
        }
        return found
    }
}

extension CompiledCharter {
    /// The rules in force that can refuse a project.
    func refusingRules(includesInferred: Bool) -> [CompiledRule] {
        rules.filter { rule in
            switch rule.rule.modality {
            case .require, .forbid: break
            case .recommend, .judge: return false
            }
            guard includesInferred || !rule.rule.isInferred else { return false }
            return isInForce(rule.rule)
        }
    }

    /// Whether a rule is in force on the date of the check.
    func isInForce(_ rule: Rule) -> Bool { charter.isInForce(rule, on: date) }
}

extension CompiledRule {
    /// The facts with those that the rule reads first: they are why it is broken.
    fileprivate func first(_ facts: [StatedFact], schema: UseSchema) -> [StatedFact] {
        let own = Set(fields.map { schema.fields[$0].path })
        return facts.filter { own.contains($0.field.path) }
            + facts.filter { !own.contains($0.field.path) }
    }
}
