// SPDX-License-Identifier: EUPL-1.2

/// The two base64 alphabets of RFC 4648, read strictly.
///
/// A text is read only if encoding the bytes again gives it back: no line breaks, no missing or
/// extra padding, no bits that are not zero after the last byte. So one value has one text.
public struct Base64: Sendable {
    /// §4, with padding: notes, checkpoints, proofs, PEM.
    public static let standard = Base64(alphabet: "+/", isPadded: true)
    /// §5, without padding: entries, JOSE.
    public static let url = Base64(alphabet: "-_", isPadded: false)

    private let letters: [UInt8]
    /// The value of each byte, or all ones.
    private let values: [UInt32]
    private let isPadded: Bool

    private init(alphabet last: String, isPadded: Bool) {
        let letters = Array(
            ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8
        )
        var values = [UInt32](repeating: .max, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt32(value) }
        self.letters = letters
        self.values = values
        self.isPadded = isPadded
    }

    /// The text of some bytes.
    public func encode(_ bytes: [UInt8]) -> String {
        String(decoding: encodedBytes(bytes), as: UTF8.self)
    }

    /// The ASCII text of some bytes.
    public func encodedBytes(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let count = min(3, bytes.count - index)
            var group = UInt32(bytes[index]) << 16
            if count > 1 { group |= UInt32(bytes[index + 1]) << 8 }
            if count > 2 { group |= UInt32(bytes[index + 2]) }
            for position in 0...count {
                text.append(letters[Int(group >> (18 - 6 * UInt32(position)) & 0x3F)])
            }
            if isPadded { for _ in count..<3 { text.append(UInt8(ascii: "=")) } }
            index += 3
        }
        return text
    }

    /// The bytes of a text, or nothing if it is not the text of any.
    public func decode(_ text: String) -> [UInt8]? { decode(text.utf8Span.span) }

    /// The bytes of an ASCII text, or nothing if it is not the text of any.
    public func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? { decode(text.span) }

    private func decode(_ text: Span<UInt8>) -> [UInt8]? {
        var end = text.count
        if isPadded {
            guard end % 4 == 0 else { return nil }
            for _ in 0..<2 where end > 0 && text[end - 1] == UInt8(ascii: "=") { end -= 1 }
        }
        let rest = end % 4
        guard rest != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(end / 4 * 3 + 2)
        let values = values
        // What is no letter has bits above the six of a value.
        var seen: UInt32 = 0
        for start in stride(from: 0, to: end - rest, by: 4) {
            let group = (
                values[Int(text[start])], values[Int(text[start + 1])],
                values[Int(text[start + 2])], values[Int(text[start + 3])]
            )
            seen |= group.0 | group.1 | group.2 | group.3
            let word = group.0 << 18 | group.1 << 12 | group.2 << 6 | group.3
            bytes.append(UInt8(truncatingIfNeeded: word >> 16))
            bytes.append(UInt8(truncatingIfNeeded: word >> 8))
            bytes.append(UInt8(truncatingIfNeeded: word))
        }
        if rest > 0 {
            var word: UInt32 = 0
            for index in (end - rest)..<end {
                seen |= values[Int(text[index])]
                word = word << 6 | values[Int(text[index])]
            }
            // Bits that are left after the last byte are zero: twelve bits make one byte, eighteen two.
            let left: UInt32 = rest == 2 ? 4 : 2
            guard word & (1 << left - 1) == 0 else { return nil }
            if rest == 3 { bytes.append(UInt8(truncatingIfNeeded: word >> 10)) }
            bytes.append(UInt8(truncatingIfNeeded: word >> left))
        }
        return seen < 64 ? bytes : nil
    }
}
