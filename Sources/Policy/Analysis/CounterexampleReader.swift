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
        let decoder = SlotDecoder(classes: charter.classes)
        return stated.indices.compactMap { place in
            guard stated[place] != Slot.unknown else { return nil }
            let field = schema.fields[place]
            return decoder.value(of: stated[place], at: place, field).map {
                StatedFact(field: field, fact: .known($0), position: nil)
            }
        }
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
