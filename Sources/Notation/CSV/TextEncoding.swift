// SPDX-License-Identifier: EUPL-1.2

/// How a file spells its characters, of the ways that French authorities' files have been met in.
public enum TextEncoding: String, Sendable, CaseIterable {
    /// UTF-8 (RFC 3629), with or without a byte order mark.
    case utf8 = "UTF-8"
    /// UTF-16, low byte first: what spreadsheets call « Unicode ».
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// Windows-1252, which contains ISO 8859-1 but for its control characters.
    case windows1252 = "Windows-1252"

    /// What the bytes 0x80 to 0x9F are in Windows-1252 (unicode.org, CP1252.TXT); five are nothing.
    private static let upperControls: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// The character of a byte of Windows-1252; U+FFFD if it is none.
    static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        let value = (0x80...0x9F).contains(byte) ? upperControls[Int(byte) - 0x80] : UInt32(byte)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
