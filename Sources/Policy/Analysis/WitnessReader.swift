// SPDX-License-Identifier: EUPL-1.2
import Records

/// Turns a model of the solver into a project, and keeps of it what the claim rests on.
struct WitnessReader {
    /// The charters, compiled with the same classes.
    let charters: [CompiledCharter]

    /// The facts of a model that suffice for a claim.
    ///
    /// The claim is asked of the evaluator itself, so a witness is never the solver's word alone.
    ///
    /// - Returns: nothing if the evaluator does not bear the claim out.
    func facts(
        of model: [Bool],
        _ encoder: Encoder,
        claim: (_ slots: [Int64]) -> Bool
    ) -> [StatedFact]? {
        let charter = charters[0]
        let schema = charter.charter.schema
        var slots = [Int64](repeating: Slot.unknown, count: schema.fields.count)
        for (place, variables) in encoder.fields { slots[place] = variables.slot(in: model) }
        settle(&slots)
        guard claim(slots) else { return nil }
        for place in slots.indices.reversed() where slots[place] > Slot.irrelevant {
            var fewer = slots
            fewer[place] = Slot.unknown
            settle(&fewer)
            if claim(fewer) { slots = fewer }
        }
        let decoder = SlotDecoder(classes: charter.classes)
        return slots.indices.compactMap { place in
            guard slots[place] > Slot.irrelevant else { return nil }
            let field = schema.fields[place]
            return decoder.value(of: slots[place], at: place, field).map {
                StatedFact(field: field, fact: .known($0), position: nil)
            }
        }
    }

    /// Sets aside the answers to questions that do not arise.
    private func settle(_ slots: inout [Int64]) {
        for field in charters[0].charter.vocabulary.guardedFields
        where charters[0].guards[field]?.truth(slots) == .fails {
            slots[field] = Slot.irrelevant
        }
    }
}
