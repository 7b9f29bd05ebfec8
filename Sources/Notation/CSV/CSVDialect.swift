// SPDX-License-Identifier: EUPL-1.2

/// What stands between the fields of a CSV file, which no rule settles for files as they are.
public struct CSVDialect: Sendable, Equatable {
    /// The byte between two fields: a comma, a semicolon or a tab.
    public let delimiter: UInt8
    /// How many bytes a first line `sep=;` takes, with which spreadsheets announce the delimiter.
    public let announcementByteCount: Int

    private static let delimiters = [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"),
    ]

    /// A dialect that is known.
    public init(delimiter: UInt8) {
        self.delimiter = delimiter
        announcementByteCount = 0
    }

    /// The dialect of a file from its start in UTF-8, of which the first record should be whole: the
    /// delimiter that stands most often outside quotes in the first record, the comma if none does.
    public init(detectedIn start: [UInt8]) {
        let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
        if line.count == 5, line.starts(with: Array("sep=".utf8)),
            Self.delimiters.contains(line[4])
        {
            let end = start.dropFirst(5).prefix { $0 == 0x0A || $0 == 0x0D }
            self.delimiter = line[4]
            announcementByteCount = 5 + min(2, end.count)
            return
        }
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in start {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if let place = Self.delimiters.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        // Of equals the first, which is the standard's comma.
        let best = counts.firstIndex(of: most) ?? 0
        self.delimiter = Self.delimiters[best]
        announcementByteCount = 0
    }

    /// The delimiter as people name it.
    public var name: Localized {
        switch delimiter {
        case UInt8(ascii: ";"): Localized(french: "point-virgule", english: "semicolon")
        case UInt8(ascii: "\t"): Localized(french: "tabulation", english: "tab")
        default: Localized(french: "virgule", english: "comma")
        }
    }
}
