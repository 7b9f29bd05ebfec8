// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// A value that the council changes over time without changing the rule.
struct Parameter: Sendable {
    /// Which way a stricter charter may move it.
    enum Direction: String, Sendable, CaseIterable {
        case ceiling
        case floor
    }

    /// A value from a date on.
    struct Value: Sendable {
        let from: CivilDate
        /// In the unit of a slot.
        let slot: Int64
        let text: String
    }

    let name: String
    let position: Position
    /// What a field compared with it must be.
    let type: FieldType
    let direction: Direction?
    /// In the order of their dates; never empty.
    let values: [Value]

    /// The value on a date; nothing before the first.
    func value(on date: CivilDate) -> Value? { values.last { $0.from <= date } }
}
