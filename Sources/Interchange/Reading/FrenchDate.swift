// SPDX-License-Identifier: EUPL-1.2
import Notation

/// A date as French files write it.
enum FrenchDate {
    /// What a text is.
    enum Reading: Equatable {
        /// `AAAA-MM-JJ`, as the standards want it.
        case standard(CivilDate)
        /// Another form that can mean one day only.
        case other(CivilDate)
        /// No day.
        case none
    }

    /// Reads `2022-03-24`; `24/03/2022`, `24-03-2022` and `24.03.2022`, for the day comes first in
    /// France; `2022/03/24`, and midnight behind any of them. A year of two digits, or a time, is
    /// no day that one can be sure of.
    static func read(_ text: String) -> Reading {
        if let date = CivilDate(text) { return .standard(date) }
        var bytes = Array(text.utf8)[...]
        if bytes.count > 10 {
            guard isMidnight(bytes.dropFirst(10)) else { return .none }
            bytes = bytes.prefix(10)
        }
        let separators: [UInt8] = [0x2F, 0x2D, 0x2E]
        guard bytes.count == 10 else { return .none }
        for separator in separators {
            let parts = bytes.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let numbers = parts.compactMap { Digits.value($0) }
            guard numbers.count == 3 else { return .none }
            switch parts.map(\.count) {
            case [4, 2, 2]: return day(numbers[0], numbers[1], numbers[2])
            case [2, 2, 4]: return day(numbers[2], numbers[1], numbers[0])
            default: return .none
            }
        }
        return .none
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Reading {
        CivilDate(year: year, month: month, day: day).map(Reading.other) ?? .none
    }

    /// ` 00:00:00+00` and its like.
    private static func isMidnight(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.first == 0x20 || bytes.first == UInt8(ascii: "T") else { return false }
        let time = bytes.dropFirst()
        let zero = Array("00:00:00".utf8)
        guard time.starts(with: zero) else { return time.elementsEqual(zero.prefix(5)) }
        let rest = String(decoding: time.dropFirst(8), as: UTF8.self)
        return ["", "Z", "+00", "+00:00", "+0000", ".000", ".000Z"].contains(rest)
    }
}
