// SPDX-License-Identifier: EUPL-1.2

/// The facts of a declaration as the code of one charter reads them.
package struct CharterFacts {
    /// One slot for each field of the schema.
    let slots: [Int64]
    /// Answers to questions that do not arise, says another answer: the slots that they would have, by
    /// place. One of the two answers is wrong, and nobody knows which.
    let contradicted: [Int: Int64]
    /// Answers to questions of which nobody said whether they arise.
    let unsettled: Set<Int>

    /// The facts as they were read before `feuillet-policy/3`: what is contradicted is not there.
    var withoutDoubt: CharterFacts {
        CharterFacts(slots: slots, contradicted: [:], unsettled: [])
    }

    /// The facts after some answers were changed: an answer that was not one of these is set aside where its
    /// question does not arise any more.
    func doubting(only places: Set<Int>) -> CharterFacts {
        CharterFacts(
            slots: slots,
            contradicted: contradicted.filter { places.contains($0.key) },
            unsettled: unsettled
        )
    }

    /// The slots with some answers in doubt: they stand, all that decides whether they are relevant is open,
    /// and each completion has its own say.
    func doubting(_ doubtful: [Int], _ guards: [Program?]) -> [Int64] {
        var slots = slots
        for field in doubtful { slots[field] = contradicted[field] ?? slots[field] }
        // What decides on what decides is open too.
        var deciding = doubtful
        while let field = deciding.popLast() {
            for other in guards[field]?.instructions.flatMap(\.fields) ?? [] {
                slots[other] = Slot.unknown
                deciding.append(other)
            }
        }
        return slots
    }

    /// The unsettled answers of a rule, if two of them arise on different conditions about one open field: there
    /// may be no project that gives both.
    func competing(in rule: CompiledRule, _ guards: [Program?]) -> [Int] {
        guard unsettled.count > 1 else { return [] }
        let fields = rule.fields.filter(unsettled.contains)
        guard fields.count > 1 else { return [] }
        var conditions: [Int: [Instruction]] = [:]
        for field in fields {
            let instructions = guards[field]?.instructions ?? []
            for deciding in instructions.flatMap(\.fields) where slots[deciding] == Slot.unknown {
                if let other = conditions[deciding], other != instructions { return fields }
                conditions[deciding] = instructions
            }
        }
        return []
    }
}
