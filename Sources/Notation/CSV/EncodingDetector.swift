// SPDX-License-Identifier: EUPL-1.2

/// Finds out how a file spells its characters, from all of its bytes in order.
///
/// A file without an accent in its first megabyte may have one later, so only its end settles
/// the matter. No memory is kept but a few numbers.
public struct EncodingDetector: Sendable {
    private var start: [UInt8] = []
    /// Whether some byte is of no character in UTF-8.
    private var hasInvalid = false
    /// Whether some character takes several bytes of UTF-8.
    private var hasSeveral = false
    /// The bytes of a character that the next piece goes on with.
    private var rest: [UInt8] = []

    /// Nothing has been seen.
    public init() {}

    /// Takes in the next piece.
    public mutating func read(_ bytes: [UInt8]) {
        if start.count < 4 { start += bytes.prefix(4 - start.count) }
        guard markedEncoding == nil, !(hasInvalid && hasSeveral) else { return }
        let joined = rest.isEmpty ? bytes : rest + bytes
        let whole = Self.wholeCharacters(joined)
        look(at: joined[..<whole])
        rest = Array(joined[whole...])
    }

    /// What the bytes so far are.
    public var encoding: TextEncoding {
        if let markedEncoding { return markedEncoding }
        // Accents that are right in UTF-8 are hardly ever anything else: then a byte that fits nowhere is
        // a fault of its own, and the rest must not be read otherwise for it.
        if hasSeveral || markByteCount == 3 { return .utf8 }
        return hasInvalid || !rest.isEmpty ? .windows1252 : .utf8
    }

    /// How many bytes the byte order mark takes.
    public var markByteCount: Int {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
        return start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) ? 2 : 0
    }

    /// What a byte order mark says, or a first ASCII letter of two bytes.
    private var markedEncoding: TextEncoding? {
        if start.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if start.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        guard start.count >= 2 else { return nil }
        if start[0] != 0, start[1] == 0 { return .utf16LittleEndian }
        if start[0] == 0, start[1] != 0 { return .utf16BigEndian }
        return nil
    }

    /// How many of the bytes do not belong to a character that is cut off at the end.
    private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? bytes.count - back : bytes.count
        }
        return bytes.count
    }

    private mutating func look(at bytes: ArraySlice<UInt8>) {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): if !scalar.isASCII { hasSeveral = true }
            case .emptyInput: return
            case .error: hasInvalid = true
            }
        }
    }
}
