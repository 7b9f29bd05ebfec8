// SPDX-License-Identifier: EUPL-1.2

/// A length of time in the words of a text of law: days, months or years.
///
/// Added to a date it follows the calendar. Compared with another duration, a month counts for
/// its mean length over the 400-year Gregorian cycle (146 097 days in 4 800 months), which is
/// exact in millionths of a day: 12 months equal one year, and 31 days are more than a month.
public struct CivilDuration: Sendable, Hashable {
    /// What is counted.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        /// Days.
        case days
        /// Calendar months.
        case months
        /// Calendar years.
        case years
    }

    /// The longest accepted: no retention period of an archive goes beyond.
    public static let maximumCount = 9_999

    /// How many.
    public let count: Int
    /// Of what.
    public let unit: Unit

    /// A duration, unless `count` is negative or beyond ``maximumCount``.
    public init?(_ count: Int, _ unit: Unit) {
        guard (0...Self.maximumCount).contains(count) else { return nil }
        self.count = count
        self.unit = unit
    }

    /// Reads `6 months` or `6months`; the words of a French file (`6 mois`) too.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let rest = bytes.dropFirst(digits.count).drop { $0 == UInt8(ascii: " ") }
        guard let count = Int(String(decoding: digits, as: UTF8.self)),
            let unit = Unit(word: String(decoding: rest, as: UTF8.self))
        else { return nil }
        self.init(count, unit)
    }

    /// The length in millionths of a day, for comparison.
    public var microdays: Int64 {
        switch unit {
        case .days: Int64(count) * 1_000_000
        case .months: Int64(count) * 30_436_875
        case .years: Int64(count) * 365_242_500
        }
    }
}

extension CivilDuration.Unit {
    /// Reads a unit, singular or plural, in English or in French.
    public init?(word: String) {
        switch word {
        case "days", "day", "jours", "jour": self = .days
        case "months", "month", "mois": self = .months
        case "years", "year", "ans", "an", "années", "année": self = .years
        default: return nil
        }
    }
}

extension CivilDuration: Comparable {
    /// Equal when neither is longer: a year and twelve months.
    public static func == (a: CivilDuration, b: CivilDuration) -> Bool {
        a.microdays == b.microdays
    }

    /// The shorter one first.
    public static func < (a: CivilDuration, b: CivilDuration) -> Bool {
        a.microdays < b.microdays
    }

    /// Equal durations hash alike.
    public func hash(into hasher: inout Hasher) { hasher.combine(microdays) }
}

extension CivilDuration: CustomStringConvertible {
    /// `6 months`.
    public var description: String { "\(count) \(unit.rawValue)" }
}
