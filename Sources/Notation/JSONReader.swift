// SPDX-License-Identifier: EUPL-1.2

/// Reads JSON from bytes, in one pass.
///
/// Foundation has two readers that disagree on duplicate keys, so neither touches a record.
struct JSONReader {
    let bytes: [UInt8]
    let profile: JSONProfile
    var offset = 0
    /// Whether everything so far is spelled as RFC 8785 spells it. Of the profile of records only: its
    /// integers and characters have no other spellings than those that are noticed here.
    var isCanonical = true

    /// Reads one value that fills `bytes`.
    ///
    /// - Returns: the value, and whether `bytes` are its canonical form.
    static func read(
        _ bytes: [UInt8],
        as profile: JSONProfile
    ) throws(JSONError) -> (value: JSONValue, isCanonical: Bool) {
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
        return (value, reader.isCanonical)
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
        // Names that rise cannot repeat; the first that does not has all of them remembered.
        var seen: Set<[UInt8]>?
        skipSpace()
        if take("}") { return .object([]) }
        while true {
            skipSpace()
            let start = offset
            guard peek == UInt8(ascii: "\"") else {
                throw error("un nom était attendu", "a name was expected")
            }
            let key = try string()
            if let last = members.last?.key, seen != nil || !Self.precedes(last, key) {
                isCanonical = false
                if seen == nil { seen = Set(members.map { Array($0.key.utf8) }) }
            }
            if profile != .grammar, seen?.insert(Array(key.utf8)).inserted == false {
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

    /// The order of names in the canonical form (RFC 8785 §3.2.3); Swift's own merges two spellings of "é".
    private static func precedes(_ a: String, _ b: String) -> Bool {
        a.utf16.lexicographicallyPrecedes(b.utf16)
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
        if take("."), digits() == 0 {
            throw error("un chiffre était attendu", "a digit was expected")
        }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() > 0 else {
                throw error("un chiffre était attendu", "a digit was expected")
            }
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if profile == .record {
            // A fraction or an exponent is none, even where its value is.
            guard let value = Int64(text), JSONProfile.exactIntegers.contains(value), text != "-0"
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
        if let value = Int64(text), JSONProfile.exactIntegers.contains(value) {
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

    // MARK: Bytes

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: scalar) else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
            isCanonical = false
            offset += 1
        }
    }

    func error(_ french: String, _ english: String) -> JSONError {
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
        try JSONReader.read(bytes, as: profile).value
    }

    /// Reads a record, and says whether it is spelled canonically (RFC 8785): whether ``canonical()`` of it
    /// would give the same bytes, without making them.
    ///
    /// - Throws: the first thing that is wrong, with its byte offset.
    public static func read(
        _ bytes: [UInt8]
    ) throws(JSONError) -> (value: JSONValue, isCanonical: Bool) {
        try JSONReader.read(bytes, as: .record)
    }
}
