// SPDX-License-Identifier: EUPL-1.2
import Records

/// Turns a model of the solver into a project, and keeps of it what the claim rests on.
struct CounterexampleReader {
    /// The charters, compiled with the same classes.
    let charters: [CompiledCharter]

    /// The facts of a model that suffice for a claim.
    ///
    /// The claim is asked of the evaluator itself, so a counterexample is never the solver's word alone.
    ///
    /// - Returns: nothing if the evaluator does not bear the claim out.
    func facts(
        of model: [Bool],
        _ encoder: Encoder,
        claim: (_ slots: [Int64]) -> Bool
    ) -> [StatedFact]? {
        let charter = charters[0]
        let schema = charter.charter.schema
        var stated = [Int64](repeating: Slot.unknown, count: schema.fields.count)
        for (place, variables) in encoder.fields { stated[place] = variables.slot(in: model) }
        let settled = settled(stated)
        guard claim(settled) else { return nil }
        for place in stated.indices.reversed() where stated[place] != Slot.unknown {
            var fewer = stated
            fewer[place] = Slot.unknown
            if settled[place] == Slot.irrelevant || claim(self.settled(fewer)) { stated = fewer }
        }
        return decoded(stated, claim)
    }

    /// The facts as people read them. What they read must bear the claim out too: the way back from
    /// slots cannot name every value.
    private func decoded(_ stated: [Int64], _ claim: (_ slots: [Int64]) -> Bool) -> [StatedFact]? {
        let charter = charters[0]
        let schema = charter.charter.schema
        let decoder = SlotDecoder(classes: charter.classes)
        var facts: [StatedFact] = []
        var read = stated
        for place in stated.indices where stated[place] != Slot.unknown {
            let field = schema.fields[place]
            guard let value = decoder.value(of: stated[place], at: place, field) else { return nil }
            facts.append(StatedFact(field: field, fact: .known(value), position: nil))
            read[place] = Slot.value(value) { charter.classes.bit(of: $0, in: place) }
        }
        return claim(settled(read)) ? facts : nil
    }

    /// The facts without the answers to questions that do not arise.
    private func settled(_ stated: [Int64]) -> [Int64] {
        var slots = stated
        for field in charters[0].charter.vocabulary.guardedFields
        where charters[0].guards[field]?.truth(slots) == .fails {
            slots[field] = Slot.irrelevant
        }
        return slots
    }
}
