// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Explains the verdicts of one charter for one declaration, on demand.
struct Explainer {
    let compiled: CompiledCharter
    let declaration: Declaration
    let facts: CharterFacts

    private var slots: [Int64] { facts.slots }
    private var schema: UseSchema { compiled.charter.schema }

    /// The explanation of a rule, without its remedies, which need the other charters.
    func explanation(
        of rule: CompiledRule,
        _ verdict: Verdict,
        in principle: Principle,
        remedies: [Remedy]
    ) -> Explanation {
        let quote = principle.quote
        var judge: Judge?
        if case .judge(let question) = rule.rule.modality { judge = question }
        return Explanation(
            conditions: conditions(of: rule.rule),
            reasons: reasons(for: rule),
            quote: quote,
            source: compiled.charter.sources.first { $0.id == quote?.source },
            questions: Questions.grouping(verdict.missing.compactMap(schema.field)),
            remedies: remedies,
            judge: judge
        )
    }

    /// What the declaration says of a field.
    func stated(_ place: Int) -> StatedFact {
        let field = schema.fields[place]
        let isIrrelevant =
            slots[place] == Slot.irrelevant && facts.contradicted[place] == nil
        let fact: Fact = isIrrelevant ? .irrelevant : declaration[field.path]
        return StatedFact(
            field: field,
            fact: fact,
            position: declaration.facts[field.path]?.position
        )
    }

    private func conditions(of rule: Rule) -> [ConditionResult] {
        let demanded: ConditionResult.Part =
            switch rule.modality {
            case .forbid: .forbid
            case .recommend: .recommend
            case .require, .judge: .require
            }
        let parts =
            (rule.when.map { [(ConditionResult.Part.when, $0)] } ?? [])
            + rule.lines.map { (demanded, $0) }
        return parts.flatMap { part, condition in
            condition.leaves.map { leaf in
                ConditionResult(
                    part: part,
                    text: leaf.text,
                    position: leaf.position,
                    truth: truth(of: leaf),
                    facts: fields(of: leaf).map(stated)
                )
            }
        }
    }

    private func truth(of condition: Condition) -> Truth {
        // A leaf has one test; the classes of the charter were made with it.
        compiled.program(condition).truth(slots)
    }

    private func fields(of condition: Condition) -> [Int] {
        var fields: [Int] = []
        condition.forEachTest { fields += $0.fields }
        return fields
    }

    /// The known facts without any one of which Kleene logic would no longer decide; all that
    /// the rule reads when it does not.
    private func reasons(for rule: CompiledRule) -> [StatedFact] {
        let known = rule.fields.filter { slots[$0] > Slot.irrelevant }
        guard let outcome = rule.outcome(slots) else { return known.map(stated) }
        var (kept, trial) = (known, slots)
        for field in known.reversed() {
            trial[field] = Slot.unknown
            if rule.outcome(trial) == outcome {
                kept.removeAll { $0 == field }
            } else {
                trial[field] = slots[field]
            }
        }
        return kept.map(stated)
    }
}
