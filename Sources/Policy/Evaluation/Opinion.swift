// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What a committee, an officer or the council answered to the question of one rule: a ledger entry.
public struct Opinion: Sendable, Hashable {
    /// What was answered.
    public enum Answer: String, Sendable, Hashable, CaseIterable {
        case favourable
        case favourableWithReserves = "favourable_with_reserves"
        case unfavourable

        /// What people read.
        public var label: Localized {
            switch self {
            case .favourable: Localized(french: "favorable", english: "favourable")
            case .favourableWithReserves:
                Localized(
                    french: "favorable avec réserves",
                    english: "favourable with reserves"
                )
            case .unfavourable: Localized(french: "défavorable", english: "unfavourable")
            }
        }
    }

    /// The rule that it answers: `NAN-3`, or `nantes-metropole/ai#NAN-3` where two charters of a
    /// check have a rule of that name, or `nantes-metropole/ai@2#NAN-3` for one version of its charter.
    public let rule: String
    /// Who answers: the role that the rule names.
    public let role: String
    /// The answer.
    public let answer: Answer
    /// The entry.
    public let reference: String
    /// Since when it holds.
    public let date: CivilDate
    /// Which one it was, of those that were recorded, as first recorded: a correction makes none later.
    public let place: UInt64
    /// Whether it is of another authority than the declaration, as a transcriber's chain may hold it.
    public let isStranger: Bool

    /// An opinion.
    public init(
        rule: String,
        role: String,
        answer: Answer,
        reference: String,
        date: CivilDate,
        place: UInt64 = 0,
        isStranger: Bool = false
    ) {
        self.rule = rule
        self.role = role
        self.answer = answer
        self.reference = reference
        self.date = date
        self.place = place
        self.isStranger = isStranger
    }

    /// Whether it answers a question: this is the only place that decides it.
    ///
    /// An opinion that names no rule, another role, or a later day answers nothing: unknown is
    /// never yes. Nor does one that was given before the charter was in force: another version may have
    /// had another question under that name.
    func answers(
        _ rule: String,
        of charter: Charter,
        role: String,
        on date: CivilDate,
        by evaluator: Evaluator
    ) -> Bool {
        var names = [rule, "\(charter.id)#\(rule)"]
        if evaluator.looksBehindActs { names.append("\(charter.id)@\(charter.version)#\(rule)") }
        return names.contains { $0.utf8.elementsEqual(self.rule.utf8) }
            && self.role.utf8.elementsEqual(role.utf8) && self.date <= date
            && (!evaluator.looksBehindActs || !isStranger && self.date >= charter.inForce.from)
    }
}
