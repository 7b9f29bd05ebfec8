// SPDX-License-Identifier: EUPL-1.2
import Records

/// The values that a number, a length of time or a date can have, as slots; and which of them to try in
/// the gaps between those that a rule names.
enum Scale: Sendable {
    /// Millionths from 0.
    case quantity
    /// Millionths of a day from 0: whole days, or months of their mean length.
    case duration
    /// Days since 1970, within the calendar.
    case date

    /// A gap with no more values than that is tried whole, so that fields that must differ there find
    /// room.
    private static let smallGap: Int64 = 8
    private static let day: Int64 = 1_000_000
    private static let month: Int64 = 30_436_875

    /// The scale of a type that has an order.
    init?(_ type: FieldType) {
        switch type {
        case .quantity: self = .quantity
        case .duration: self = .duration
        case .date: self = .date
        case .boolean, .word, .words, .reference, .document: return nil
        }
    }

    /// The least and the greatest value.
    var range: ClosedRange<Int64> {
        switch self {
        case .quantity: 0...Int64.max
        case .duration: 0...(Int64(CivilDuration.maximumCount) * 365_242_500)
        case .date: -719_162...2_932_896
        }
    }

    /// How far beyond the last cut a likely value is.
    private var distance: Int64 { self == .date ? 400 : 1_000_000_000 }

    /// Values below the first cut; any two if there is none.
    func below(_ first: Int64?) -> [Int64] {
        guard let first else { return [0, distance] }
        guard first > range.lowerBound else { return [] }
        guard self == .date, first - range.lowerBound > Self.smallGap else {
            let inside = between(range.lowerBound, first)
            return range.lowerBound == 0 ? [0] + inside.filter { $0 != 0 } : inside
        }
        return [max(range.lowerBound, first - distance)]
    }

    /// Values strictly between two cuts: all of a few, else one in the middle.
    func between(_ low: Int64, _ high: Int64) -> [Int64] {
        if self == .duration { return durations(low, high) }
        let count = high - low - 1
        guard count > 0 else { return [] }
        return count > Self.smallGap ? [low + (high - low) / 2] : Array((low + 1)..<high)
    }

    /// A value above the last cut.
    func above(_ last: Int64) -> [Int64] {
        let room = range.upperBound - last
        guard room > 0 else { return [] }
        if self == .duration {
            return room > distance
                ? [(last + distance) / Self.day * Self.day] : durations(last, range.upperBound)
        }
        return [last + (room > distance ? distance : max(1, room / 2))]
    }

    /// Whole days and whole months strictly between two lengths.
    private func durations(_ low: Int64, _ high: Int64) -> [Int64] {
        func multiples(of unit: Int64) -> [Int64] {
            let (first, last) = (low / unit + 1, (high - 1) / unit)
            guard first <= last else { return [] }
            return last - first < Self.smallGap
                ? (first...last).map { $0 * unit } : [(first + (last - first) / 2) * unit]
        }
        return Set(multiples(of: Self.day) + multiples(of: Self.month)).sorted()
    }
}
