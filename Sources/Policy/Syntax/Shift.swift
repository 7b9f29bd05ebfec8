// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// How far one date must be from another: `+ 36 months`, `- 10 days`.
struct Shift: Sendable, Hashable {
    let days: Int
    let months: Int

    init(_ duration: CivilDuration, backwards: Bool) {
        let count = backwards ? -duration.count : duration.count
        switch duration.unit {
        case .days: (days, months) = (count, 0)
        case .months: (days, months) = (0, count)
        case .years: (days, months) = (0, count * 12)
        }
    }

    private init(days: Int, months: Int) {
        self.days = days
        self.months = months
    }

    /// The way back; for months, whose length varies, up to three days off.
    var reversed: Shift { Shift(days: -days, months: -months) }

    /// Moves a day number. Beyond the calendar it stays at its edge, so the result is total.
    func moving(_ day: Int64) -> Int64 {
        let edge: Int64 = days < 0 || months < 0 ? -1_000_000 : 4_000_000
        guard let start = CivilDate(dayNumber: Int(day)) else { return edge }
        let end = months == 0 ? start.adding(days: days) : start.adding(months: months)
        return end.map { Int64($0.dayNumber) } ?? edge
    }
}
