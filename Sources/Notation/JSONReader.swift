// SPDX-License-Identifier: EUPL-1.2

/// Reads JSON from bytes, in one pass.
///
/// Foundation has two readers that disagree on duplicate keys, so neither touches a record.
struct JSONReader {
    private let bytes: [UInt8]
    private let profile: JSONProfile
    private var offset = 0

    /// Reads one value that fills `bytes`.
    static func read(_ bytes: [UInt8], as profile: JSONProfile) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes: bytes, profile: profile)
        guard bytes.count <= profile.maximumByteCount else {
            throw reader.error(
                "le texte dépasse \(profile.maximumByteCount) octets",
                "the text is longer than \(profile.maximumByteCount) bytes"
            )
        }
        reader.skipSpace()
        let start = reader.offset
        let value = try reader.value(depth: 1)
        reader.skipSpace()
        guard reader.offset == bytes.count else {
            throw reader.error("quelque chose suit la valeur", "something follows the value")
        }
        if profile == .record, value.members == nil, value.elements == nil {
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "un objet était attendu",
                    english: "an object was expected"
                )
            )
        }
        return value
    }

    private init(bytes: [UInt8], profile: JSONProfile) {
        self.bytes = bytes
        self.profile = profile
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= profile.maximumDepth else {
            throw error(
                "plus de \(profile.maximumDepth) niveaux d'imbrication",
                "nested more than \(profile.maximumDepth) levels deep"
            )
        }
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): return try number()
        case nil:
            throw error(
                "le texte finit là où une valeur était attendue",
                "the text ends where a value was expected"
            )
        default: throw error("une valeur était attendue", "a value was expected")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var members: [JSONMember] = []
        var seen: Set<[UInt8]> = []
        skipSpace()
        if take("}") { return .object([]) }
        while true {
            skipSpace()
            let start = offset
            guard peek == UInt8(ascii: "\"") else {
                throw error("un nom était attendu", "a name was expected")
            }
            let key = try string()
            if profile == .record, !seen.insert(Array(key.utf8)).inserted {
                throw JSONError(
                    offset: start,
                    reason: Localized(
                        french: "le nom `\(key)` y figure deux fois",
                        english: "the name `\(key)` stands here twice"
                    )
                )
            }
            skipSpace()
            guard take(":") else { throw error("`:` était attendu", "`:` was expected") }
            skipSpace()
            members.append(JSONMember(key, try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else {
                throw error("`,` ou `}` était attendu", "`,` or `}` was expected")
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return .array([]) }
        while true {
            skipSpace()
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else {
                throw error("`,` ou `]` était attendu", "`,` or `]` was expected")
            }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError)
        -> JSONValue
    {
        for byte in word.description.utf8 {
            guard peek == byte else {
                throw error("`\(word)` était attendu", "`\(word)` was expected")
            }
            offset += 1
        }
        return value
    }

    // MARK: Numbers

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = offset
        _ = take("-")
        let integerStart = offset
        guard digits() > 0 else { throw error("un chiffre était attendu", "a digit was expected") }
        if bytes[integerStart] == UInt8(ascii: "0"), offset > integerStart + 1 {
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "un nombre ne commence pas par un zéro",
                    english: "a number may not start with a zero"
                )
            )
        }
        var isInteger = true
        if take(".") {
            isInteger = false
            guard digits() > 0 else {
                throw error("un chiffre était attendu", "a digit was expected")
            }
        }
        if take("e") || take("E") {
            isInteger = false
            if !take("+") { _ = take("-") }
            guard digits() > 0 else {
                throw error("un chiffre était attendu", "a digit was expected")
            }
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if profile == .record {
            guard isInteger, let value = Int64(text), JSONProfile.exactIntegers.contains(value),
                text != "-0"
            else {
                throw JSONError(
                    offset: start,
                    reason: Localized(
                        french: "`\(text)` n'est pas un entier que l'on garde exactement",
                        english: "`\(text)` is not an integer that is kept exactly"
                    )
                )
            }
            return .integer(value)
        }
        if isInteger, text != "-0", let value = Int64(text),
            JSONProfile.exactIntegers.contains(value)
        {
            return .integer(value)
        }
        guard let value = Double(text), value.isFinite else {
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "`\(text)` n'est pas un nombre, ou il est trop grand",
                    english: "`\(text)` is not a number, or is too large"
                )
            )
        }
        return .number(value)
    }

    private mutating func digits() -> Int {
        let start = offset
        while let byte = peek, Self.isDigit(byte) { offset += 1 }
        return offset - start
    }

    // MARK: Texts

    private mutating func string() throws(JSONError) -> String {
        let start = offset
        offset += 1
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
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
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
        guard first < 0xDC00, take("\\"), take("u") else {
            throw JSONError(
                offset: start,
                reason: Localized(
                    french: "il manque une moitié de paire de substitution",
                    english: "half of a surrogate pair is missing"
                )
            )
        }
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

    // MARK: Bytes

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: scalar) else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
            offset += 1
        }
    }

    private func error(_ french: String, _ english: String) -> JSONError {
        JSONError(offset: offset, reason: Localized(french: french, english: english))
    }
}

extension JSONValue {
    /// Reads a JSON text.
    ///
    /// - Throws: the first thing that is wrong, with its byte offset.
    public static func parse(
        _ bytes: [UInt8],
        as profile: JSONProfile = .record
    ) throws(JSONError) -> JSONValue {
        try JSONReader.read(bytes, as: profile)
    }
}
