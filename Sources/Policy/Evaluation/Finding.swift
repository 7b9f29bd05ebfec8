// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The verdict of a rule on the facts alone, before any waiver.
package struct Finding: Sendable, Hashable {
    /// Who judges what a rule that we inferred seems to condemn: those whose words it reads.
    static let inferenceJudge = "council"

    package let verdict: Verdict
    /// Whether the search for completions was too large, so the missing facts are all those
    /// that the rule names rather than those that matter.
    package let isCapped: Bool
}

extension CompiledCharter {
    /// Checks one rule. Nothing is allocated unless Kleene logic leaves the rule open.
    ///
    /// - Parameter budget: the evaluations that are left for the rules of the charter.
    package func finding(
        of rule: CompiledRule,
        _ facts: CharterFacts,
        budget: inout Int
    ) -> Finding {
        if let early = outOfForce(rule.rule) { return Finding(verdict: early, isCapped: false) }
        let doubt = doubt(about: rule, facts)
        if doubt.isEmpty, let outcome = rule.outcome(facts.slots) {
            return Finding(verdict: verdict(of: rule.rule, outcome, []), isCapped: false)
        }
        var completions = completions(of: rule, facts, doubting: doubt, budget: budget)
        defer { budget -= completions.steps }
        let outcomes = completions.outcomes()
        guard !completions.isCapped else {
            let verdict =
                doubt.isEmpty && rule.cannotBeViolated(facts.slots)
                ? verdict(of: rule.rule, .holds, [])
                : verdict(of: rule.rule, [.holds, .violated], paths(completions.unknowns))
            return Finding(verdict: verdict, isCapped: true)
        }
        // No completion agrees with the declaration: nothing can be said, and that is never yes.
        let settled: Outcomes = outcomes.isEmpty ? [.holds, .violated] : outcomes
        let isOpen = verdict(of: rule.rule, settled, []).kind == .undetermined
        let relevant = isOpen ? completions.unknowns.filter { completions.matters($0) } : []
        return Finding(
            verdict: verdict(
                of: rule.rule,
                settled,
                paths(completions.isCapped ? completions.unknowns : relevant)
            ),
            isCapped: completions.isCapped
        )
    }

    /// Whether no completion of the facts breaks a rule: the exact answer, where Kleene logic alone
    /// has none.
    func isKept(_ rule: CompiledRule, _ facts: CharterFacts) -> Bool {
        let doubt = doubt(about: rule, facts)
        if doubt.isEmpty {
            if rule.isCertainlyKept(facts.slots) { return true }
            guard rule.outcome(facts.slots) == nil else { return false }
        }
        var completions = completions(of: rule, facts, doubting: doubt)
        let outcomes = completions.outcomes()
        return !completions.isCapped && !outcomes.isEmpty && !outcomes.contains(.violated)
    }

    /// The answers of a rule that are not to be believed as they stand: those that another contradicts, else
    /// those that no project gives together.
    private func doubt(about rule: CompiledRule, _ facts: CharterFacts) -> [Int] {
        // Nearly always there is no doubt: then nothing is looked up.
        if !facts.contradicted.isEmpty {
            let contradicted = rule.fields.filter { facts.contradicted[$0] != nil }
            guard contradicted.isEmpty else { return contradicted }
        }
        let competing = facts.competing(in: rule, guards)
        guard !competing.isEmpty else { return [] }
        var completions = Completions(of: rule, facts.slots, in: self)
        return completions.isPossible() ? [] : competing
    }

    private func completions(
        of rule: CompiledRule,
        _ facts: CharterFacts,
        doubting doubtful: [Int],
        budget: Int = Completions.maximumSteps
    ) -> Completions {
        Completions(
            of: rule,
            facts.doubting(doubtful, guards),
            in: self,
            doubting: Set(doubtful),
            budget: budget
        )
    }

    private func paths(_ fields: [Int]) -> [FieldPath] {
        fields.map { charter.schema.fields[$0].path }.sorted()
    }

    /// A rule out of force says nothing of the project.
    private func outOfForce(_ rule: Rule) -> Verdict? {
        for interval in [charter.inForce, rule.inForce].compactMap(\.self)
        where !interval.contains(date) {
            return date < interval.from ? .notYetInForce(interval.from) : .notApplicable
        }
        return nil
    }

    /// The verdict that the outcomes of every completion add up to.
    private func verdict(of rule: Rule, _ outcomes: Outcomes, _ missing: [FieldPath]) -> Verdict {
        guard outcomes != .notApplicable else { return .notApplicable }
        switch rule.modality {
        case .judge(let judge): return .toJudge(role: judge.role)
        case .recommend: return outcomes.contains(.violated) ? .advice : .compliant
        case .require, .forbid:
            if outcomes.isUndetermined { return .undetermined(missing: missing) }
            guard outcomes.contains(.violated) else { return .compliant }
            return rule.isInferred ? .toJudge(role: Finding.inferenceJudge) : .nonCompliant
        }
    }
}
