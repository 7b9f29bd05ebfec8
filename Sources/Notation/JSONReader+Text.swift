// SPDX-License-Identifier: EUPL-1.2

/// Texts and their escapes.
extension JSONReader {
    /// Reads a text, whose quotation mark is next.
    mutating func string() throws(JSONError) -> String {
        let start = offset
        offset += 1
        if let text = plainString() { return text }
        var text: [UInt8] = []
        while true {
            guard let byte = peek else {
                throw JSONError(
                    offset: start,
                    reason: Localized(
                        french: "le texte qui commence ici ne finit pas",
                        english: "the text that starts here never ends"
                    )
                )
            }
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return try checked(text, from: start)
            case UInt8(ascii: "\\"):
                try escape(into: &text)
            case 0..<0x20:
                throw error(
                    "un caractère de commande doit être échappé",
                    "a control character must be escaped"
                )
            default:
                text.append(byte)
                offset += 1
            }
        }
    }

    /// The text up to its quotation mark if it is all printable ASCII without escapes, as most are; such a
    /// text is valid in every profile. Otherwise nothing, and nothing is read.
    private mutating func plainString() -> String? {
        let start = offset
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            guard (0x20..<0x7F).contains(bytes[end]), bytes[end] != UInt8(ascii: "\\") else {
                return nil
            }
            end += 1
        }
        guard end < bytes.count else { return nil }
        offset = end + 1
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private func checked(_ bytes: [UInt8], from start: Int) throws(JSONError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "le texte n'est pas en UTF-8",
                    english: "the text is not UTF-8"
                )
            )
        }
        if profile == .record, let refused = TextProfile.firstRefused(in: text) {
            let code = String(refused.value, radix: 16, uppercase: true)
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "le texte contient le caractère U+\(code)",
                    english: "the text holds the character U+\(code)"
                )
            )
        }
        return text
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        let start = offset
        offset += 1
        guard let byte = peek else {
            throw error("le texte finit au milieu d'un échappement", "the text ends in an escape")
        }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
        case UInt8(ascii: "/"):
            isCanonical = false
            text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            // Whatever a record may hold has a shorter spelling.
            isCanonical = false
            let scalar = try unicodeEscape(from: start)
            text.append(contentsOf: String(scalar).utf8)
        default:
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "cet échappement n'existe pas",
                    english: "there is no such escape"
                )
            )
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
        guard take("\\"), take("u") else {
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "il manque une moitié de paire de substitution",
                    english: "half of a surrogate pair is missing"
                )
            )
        }
        // Of a second half in the place of the first no scalar comes.
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00)
            )
        else {
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "il manque une moitié de paire de substitution",
                    english: "half of a surrogate pair is missing"
                )
            )
        }
        return scalar
    }

    private mutating func codeUnit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek else {
                throw error(
                    "quatre chiffres hexadécimaux étaient attendus",
                    "four hexadecimal digits were expected"
                )
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default:
                throw error(
                    "quatre chiffres hexadécimaux étaient attendus",
                    "four hexadecimal digits were expected"
                )
            }
            unit = unit << 4 | UInt16(digit)
            offset += 1
        }
        return unit
    }
}
