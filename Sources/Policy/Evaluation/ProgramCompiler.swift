// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Turns typed conditions into flat code for one charter on one date.
struct ProgramCompiler: Sendable {
    let classes: WordClasses
    private let vocabulary: Vocabulary
    private let parameters: [String: Parameter]
    private let date: CivilDate

    init(
        _ classes: WordClasses,
        vocabulary: Vocabulary,
        parameters: [String: Parameter],
        date: CivilDate
    ) {
        self.classes = classes
        self.vocabulary = vocabulary
        self.parameters = parameters
        self.date = date
    }

    /// The code of a condition.
    func program(_ condition: Condition) -> Program {
        var instructions: [Instruction] = []
        append(condition, to: &instructions)
        return Program(instructions: instructions)
    }

    /// The code of conditions that must all hold; nothing if there are none.
    func program(all conditions: [Condition]) -> Program? {
        guard !conditions.isEmpty else { return nil }
        var instructions: [Instruction] = []
        append(conditions, joinedBy: .and, to: &instructions)
        return Program(instructions: instructions)
    }

    private func append(_ condition: Condition, to instructions: inout [Instruction]) {
        switch condition.kind {
        case .test(let test): instructions.append(instruction(test))
        case .not(let inner):
            append(inner, to: &instructions)
            instructions.append(.not)
        case .all(let parts): append(parts, joinedBy: .and, to: &instructions)
        case .any(let parts): append(parts, joinedBy: .or, to: &instructions)
        }
    }

    /// Joins as it goes, so that the stack grows with nesting and not with length.
    private func append(
        _ parts: [Condition],
        joinedBy connective: Instruction,
        to instructions: inout [Instruction]
    ) {
        for (place, part) in parts.enumerated() {
            append(part, to: &instructions)
            if place > 0 { instructions.append(connective) }
        }
    }

    private func instruction(_ test: Test) -> Instruction {
        switch test {
        case .yes(let field), .provided(let field): .isYes(field)
        case .isOne(let field, let set):
            mask(of: set, in: field).map { .overlaps(field, $0) } ?? .unresolved(field)
        case .within(let field, let set):
            mask(of: set, in: field).map { .within(field, $0) } ?? .unresolved(field)
        case .contains(let field, let word):
            mask(of: .words([word]), in: field).map { .overlaps(field, $0) } ?? .unresolved(field)
        case .order(let field, let comparison, .constant(let value)):
            .order(field, comparison, value)
        case .order(let field, let comparison, .parameter(let name)):
            parameters[name]?.value(on: date).map { .order(field, comparison, $0.slot) }
                ?? .unresolved(field)
        case .order(let field, let comparison, .field(let other, let shift)):
            .orderFields(field, comparison, other, shift)
        }
    }

    private func mask(of set: WordSet, in field: Int) -> UInt64? {
        guard !classes.overflowing.contains(field) else { return nil }
        return switch set {
        case .words(let words): classes.mask(of: words, in: field)
        case .group(let name):
            vocabulary.groups.countries(of: name, on: date).map {
                classes.mask(of: $0, in: field)
            }
        }
    }
}
