// SPDX-License-Identifier: EUPL-1.2

/// The facts of a declaration as the code of one charter reads them.
package struct CharterFacts {
    /// One slot for each field of the schema.
    let slots: [Int64]
    /// Answers to questions that do not arise, says another answer: the slots that they would have, by
    /// place. One of the two answers is wrong, and nobody knows which.
    let contradicted: [Int: Int64]

    /// The facts after some answers were changed: an answer that was not one of these is set aside where its
    /// question does not arise any more.
    func doubting(only places: Set<Int>) -> CharterFacts {
        CharterFacts(slots: slots, contradicted: contradicted.filter { places.contains($0.key) })
    }

    /// The facts for a rule that reads an answer which another contradicts: the answer stands, all
    /// that decides whether it is relevant is open, and each completion has its own say.
    ///
    /// - Returns: nothing if the rule reads no such answer; else the slots, and the answers that a
    ///   completion can set aside.
    func reopened(
        for rule: CompiledRule,
        _ guards: [Program?]
    ) -> (slots: [Int64], doubtful: Set<Int>)? {
        let doubtful = rule.fields.filter { contradicted[$0] != nil }
        guard !doubtful.isEmpty else { return nil }
        var slots = slots
        for field in doubtful { slots[field] = contradicted[field] ?? Slot.unknown }
        // What decides on what decides is open too.
        var deciding = doubtful
        while let field = deciding.popLast() {
            for other in guards[field]?.instructions.flatMap(\.fields) ?? [] {
                slots[other] = Slot.unknown
                deciding.append(other)
            }
        }
        return (slots, Set(doubtful))
    }
}
