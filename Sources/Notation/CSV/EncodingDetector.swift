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
    /// The last byte of the piece before.
    private var last: UInt8 = 0
    /// Letters with accents as Windows-1252 spells them, and bytes beside a letter that are none there.
    private var (letterCount, strangeCount) = (0, 0)

    /// Nothing has been seen.
    public init() {}

    /// Takes in the next piece.
    public mutating func read(_ bytes: [UInt8]) {
        if start.count < 4 { start += bytes.prefix(4 - start.count) }
        countLetters(bytes)
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

    /// Whether the file would be read as Windows-1252, and its accents are where CP850 (MS-DOS) or Mac Roman
    /// have them: words would be read with wrong letters, and nobody would notice.
    public var isSpelledOtherwise: Bool { encoding == .windows1252 && strangeCount > letterCount }

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

    private mutating func countLetters(_ bytes: [UInt8]) {
        for byte in bytes {
            if byte >= 0xC0 {
                letterCount += 1
            } else if byte >= 0x80, !Self.signs.contains(byte), Self.isLetter(last) {
                strangeCount += 1
            }
            last = byte
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
    }

    /// What stands behind a letter in Windows-1252: signs of 0xA0 to 0xBF, the euro, points, quotes, dashes, « œ ».
    private static let signs = Set<UInt8>(0xA0...0xBF).union([
        0x80, 0x85, 0x8C, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9C,
    ])

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
