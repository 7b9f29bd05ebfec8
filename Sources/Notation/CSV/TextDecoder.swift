// SPDX-License-Identifier: EUPL-1.2

/// Brings the pieces of a file to UTF-8, whatever their spelling.
public struct TextDecoder: Sendable {
    private let encoding: TextEncoding
    private var skipped: Int
    private var rest: [UInt8] = []
    /// A first half of a pair of UTF-16 that waits for its second.
    private var high: UInt16?

    /// A decoder of a file.
    ///
    /// - Parameter markByteCount: how many bytes at the start are a byte order mark.
    public init(_ encoding: TextEncoding, markByteCount: Int = 0) {
        self.encoding = encoding
        skipped = markByteCount
    }

    /// The UTF-8 of the next piece; a character that is cut off comes with the piece after it.
    public mutating func decode(_ piece: [UInt8]) -> [UInt8] {
        var bytes = piece[...]
        if skipped > 0 {
            let count = min(skipped, bytes.count)
            skipped -= count
            bytes = bytes.dropFirst(count)
        }
        switch encoding {
        case .utf8: return Array(bytes)
        case .windows1252: return Self.fromWindows1252(bytes)
        case .utf16LittleEndian, .utf16BigEndian: return fromUTF16(bytes)
        }
    }

    /// What is left at the end: a half character, shown as one that is not known.
    public mutating func finish() -> [UInt8] {
        defer { (rest, high) = ([], nil) }
        return rest.isEmpty && high == nil ? [] : Array("\u{FFFD}".utf8)
    }

    private static func fromWindows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else {
                append(TextEncoding.windows1252(byte), to: &result)
            }
        }
        return result
    }

    private mutating func fromUTF16(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            guard let first = rest.first else {
                rest = [byte]
                continue
            }
            rest = []
            let isLittle = encoding == .utf16LittleEndian
            let unit =
                isLittle ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
            append(unit, to: &result)
        }
        return result
    }

    private mutating func append(_ unit: UInt16, to result: inout [UInt8]) {
        if let first = high {
            high = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(unit) & 0x3FF
                return Self.append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &result)
            }
            Self.append("\u{FFFD}", to: &result)
        }
        if UTF16.isLeadSurrogate(unit) {
            high = unit
        } else {
            Self.append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &result)
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
        UTF8.encode(scalar, into: { result.append($0) })
    }
}
