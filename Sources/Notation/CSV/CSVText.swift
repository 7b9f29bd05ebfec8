// SPDX-License-Identifier: EUPL-1.2

/// Writes the records of a CSV file (RFC 4180): UTF-8, CRLF.
public enum CSVText {
    /// For whom it is written.
    public enum Style: Sendable {
        /// For programs: values as they are, quoted where they must be.
        case exact
        /// For spreadsheets, which run what looks like a formula: every field is quoted, and an
        /// apostrophe stands before what they would run (OWASP ASVS 5.0, 1.2.10). The delimiter is the
        /// semicolon, and a byte order mark says UTF-8: so French spreadsheets open it in columns.
        case spreadsheet

        var delimiter: UInt8 {
            self == .spreadsheet ? UInt8(ascii: ";") : UInt8(ascii: ",")
        }
    }

    /// What a file begins with.
    public static func start(_ style: Style) -> [UInt8] {
        style == .spreadsheet ? [0xEF, 0xBB, 0xBF] : []
    }

    /// One record, with its end of line.
    public static func record(_ fields: [String], _ style: Style) -> [UInt8] {
        var bytes: [UInt8] = []
        for (position, field) in fields.enumerated() {
            if position > 0 { bytes.append(style.delimiter) }
            bytes += Self.field(field, style)
        }
        return bytes + [0x0D, 0x0A]
    }

    /// One field.
    public static func field(_ text: String, _ style: Style) -> [UInt8] {
        let bytes = Array(text.utf8)
        let mustQuote = bytes.contains {
            $0 == style.delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
        }
        guard style == .spreadsheet || mustQuote else { return bytes }
        var result = [UInt8(ascii: "\"")]
        if style == .spreadsheet, isFormula(text) { result.append(UInt8(ascii: "'")) }
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { result.append(byte) }
            result.append(byte)
        }
        return result + [UInt8(ascii: "\"")]
    }

    /// What a field said before ``Style/spreadsheet`` put an apostrophe before it, or nothing if it
    /// put none.
    public static func withoutApostrophe(_ field: String) -> String? {
        guard field.utf8.first == UInt8(ascii: "'") else { return nil }
        return isFormula(field) ? String(field.unicodeScalars.dropFirst()) : nil
    }

    /// Whether a spreadsheet may take a text for a formula: by its first character, ASCII or
    /// full-width, or by what some of them trim away before they look. Apostrophes at the start do
    /// not count, so that what had one before has two after, and can be told apart.
    private static func isFormula(_ text: String) -> Bool {
        switch text.unicodeScalars.drop(while: { $0 == "'" }).first {
        case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t", "\r", "\n",
            "\0":
            true
        default: false
        }
    }
}
