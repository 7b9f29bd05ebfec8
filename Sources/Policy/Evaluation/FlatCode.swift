// SPDX-License-Identifier: EUPL-1.2

/// The code of every rule of a charter in one block of memory, for verdicts alone.
///
/// A ``CompiledRule`` carries its texts, and copying them costs more than running its code.
struct FlatCode: Sendable {
    /// Where the code of a rule stands.
    private struct Place: Sendable {
        let when: Range<Int>
        let demand: Range<Int>
        let forbids: Bool
    }

    private let instructions: [Instruction]
    private let places: [Place]

    init(_ rules: [CompiledRule]) {
        var (instructions, places) = ([Instruction](), [Place]())
        for rule in rules {
            let start = instructions.count
            instructions += rule.when?.instructions ?? []
            let middle = instructions.count
            instructions += rule.demand?.instructions ?? []
            places.append(
                Place(
                    when: start..<middle,
                    demand: middle..<instructions.count,
                    forbids: rule.forbids
                )
            )
        }
        self.instructions = instructions
        self.places = places
    }

    /// How many rules Kleene logic alone finds broken. Nothing is allocated.
    func violationCount(_ slots: [Int64]) -> Int {
        let (code, slots, places) = (instructions.span, slots.span, places.span)
        var count = 0
        for index in places.indices {
            let place = places[index]
            // A rule without a demand is a person's to judge.
            guard !place.demand.isEmpty else { continue }
            if !place.when.isEmpty {
                guard Program.truth(of: code.extracting(place.when), slots) == .holds else {
                    continue
                }
            }
            let demand = Program.truth(of: code.extracting(place.demand), slots)
            if demand == (place.forbids ? .holds : .fails) { count += 1 }
        }
        return count
    }
}
