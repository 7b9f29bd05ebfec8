// SPDX-License-Identifier: EUPL-1.2

/// An instant to the second, in POSIX seconds: leap seconds do not exist here.
public struct Timestamp: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64

    /// An instant.
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Reads exactly `YYYY-MM-DDTHH:MM:SSZ`, one spelling of RFC 3339 per instant.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = Digits.value(bytes[11..<13]), hour < 24,
            let minute = Digits.value(bytes[14..<16]), minute < 60,
            let second = Digits.value(bytes[17..<19]), second < 60
        else { return nil }
        seconds = Int64(date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// The day in UTC, or nothing beyond the calendar.
    public var date: CivilDate? {
        CivilDate(dayNumber: Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
    }

    /// The latest day that it can be anywhere: clocks are at most fourteen hours ahead of UTC, twelve of them in
    /// Wallis-et-Futuna.
    public var latestDate: CivilDate? {
        let (there, overflow) = seconds.addingReportingOverflow(14 * 3600)
        return overflow ? nil : Timestamp(seconds: there).date
    }
}

extension Timestamp: Comparable {
    /// Order in time.
    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, or the bare number beyond the calendar.
    public var description: String {
        guard let date else { return String(seconds) }
        let second = Int(seconds) - date.dayNumber * 86_400
        return "\(date)T" + Digits.padded(second / 3600, to: 2) + ":"
            + Digits.padded(second / 60 % 60, to: 2) + ":" + Digits.padded(second % 60, to: 2) + "Z"
    }
}
