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
    private let values: [UInt8]
    private let isPadded: Bool

    private init(alphabet last: String, isPadded: Bool) {
        let letters = Array(
            ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8
        )
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
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
    public func decode(_ text: String) -> [UInt8]? {
        decode(Array(text.utf8)[...])
    }

    /// The bytes of an ASCII text, or nothing if it is not the text of any.
    public func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var text = text
        if isPadded {
            guard text.count % 4 == 0 else { return nil }
            for _ in 0..<2 where text.last == UInt8(ascii: "=") { text.removeLast() }
        }
        let rest = text.count % 4
        guard rest != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3 + 2)
        var group: UInt32 = 0
        var bits = 0
        for letter in text {
            let value = values[Int(letter)]
            guard value != 0xFF else { return nil }
            group = group << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
            }
        }
        guard group & (1 << UInt32(bits) - 1) == 0 else { return nil }
        return bytes
    }
}
