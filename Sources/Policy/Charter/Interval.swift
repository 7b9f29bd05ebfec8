// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Civil dates from one day to another, both included.
public struct Interval: Sendable, Hashable {
    /// The first day.
    public let from: CivilDate
    /// The last day; nothing if there is none yet.
    public let to: CivilDate?

    /// Whether a day is within.
    public func contains(_ date: CivilDate) -> Bool {
        date >= from && to.map { date <= $0 } != false
    }
}
