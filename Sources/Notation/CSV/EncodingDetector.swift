// SPDX-License-Identifier: EUPL-1.2

/// Finds out how a file spells its characters, from all of its bytes in order.
///
/// A file without an accent in its first megabyte may have one later, so only its end settles
/// the matter. No memory is kept but a few numbers.
public struct EncodingDetector: Sendable {
    private var start: [UInt8] = []
    /// How many bytes are of no character in UTF-8.
    private var invalidCount = 0
    /// How many characters take several bytes of UTF-8.
    private var severalCount = 0
    /// The bytes of a character that the next piece goes on with.
    private var rest: [UInt8] = []
    /// The last two bytes of the piece before.
    private var last: (UInt8, UInt8) = (0, 0)
    /// How many bytes are what stands in French words, as Windows-1252 has it, and as another encoding has.
    private var (windowsCount, msdosCount, macintoshCount) = (0, 0, 0)

    /// Nothing has been seen.
    public init() {}

    /// Takes in the next piece.
    public mutating func read(_ bytes: [UInt8]) {
        if start.count < 4 { start += bytes.prefix(4 - start.count) }
        countLetters(bytes)
        guard markedEncoding == nil else { return }
        let joined = rest.isEmpty ? bytes : rest + bytes
        let whole = Self.wholeCharacters(joined)
        look(at: joined[..<whole])
        rest = Array(joined[whole...])
    }

    /// What the bytes so far are.
    public var encoding: TextEncoding {
        if let markedEncoding { return markedEncoding }
        // Where most accents are right in UTF-8, a byte that fits nowhere is a fault of its own, and the rest
        // must not be read otherwise for it. Two accents in a row of another encoding may look right.
        if markByteCount == 3 { return .utf8 }
        return invalidCount + (rest.isEmpty ? 0 : 1) > severalCount ? .windows1252 : .utf8
    }

    /// Whether the file would be read as Windows-1252, and MS-DOS (CP850) or Mac Roman make more French of it: words
    /// would be read with wrong letters, and nobody would notice.
    public var isSpelledOtherwise: Bool {
        encoding == .windows1252 && max(msdosCount, macintoshCount) > windowsCount
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

    /// Counts each byte beyond ASCII that stands beside a letter.
    private mutating func countLetters(_ bytes: [UInt8]) {
        for byte in bytes {
            let (before, middle) = last
            if middle >= 0x80, Self.isLetter(before) || Self.isLetter(byte) {
                let isInside = Self.isLetter(before) && Self.isLetter(byte)
                // Quotes and dashes stand at the edge of words, the apostrophe and the euro inside too, and a
                // dash before a capital: « Paris–Lyon ».
                let isDash = (middle == 0x96 || middle == 0x97) && Self.isCapital(byte)
                let isSign =
                    Self.windowsSigns.contains(middle) && !isInside || isDash || middle == 0x92
                    || middle == 0x80
                if isSign || Self.windows.contains(middle) { windowsCount += 1 }
                // A capital with an accent stands among capitals, or it is a letter of another encoding.
                let isCapital = Self.isCapital(before) && Self.isCapital(byte)
                if Self.msdos.contains(middle) || isCapital && Self.msdosCapitals.contains(middle) {
                    msdosCount += 1
                }
                if Self.macintosh.contains(middle)
                    || isCapital && Self.macintoshCapitals.contains(middle)
                {
                    macintoshCount += 1
                }
            }
            last = (middle, byte)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    /// « ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŒŸ » and « àâäçèéêëîïôöùûüÿœ » in each encoding (unicode.org, CP1252.TXT, CP850.TXT,
    /// ROMAN.TXT); in Mac Roman the apostrophe too.
    private static let windows: Set<UInt8> = [
        0xC0, 0xC2, 0xC4, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCE, 0xCF, 0xD4, 0xD6, 0xD9, 0xDB, 0xDC,
        0x8C, 0x9F,
        0xE0, 0xE2, 0xE4, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEE, 0xEF, 0xF4, 0xF6, 0xF9, 0xFB, 0xFC,
        0xFF, 0x9C,
    ]
    private static let msdosCapitals: Set<UInt8> = [
        0xB7, 0xB6, 0x8E, 0x80, 0xD4, 0x90, 0xD2, 0xD3, 0xD7, 0xD8, 0xE2, 0x99, 0xEB, 0xEA, 0x9A,
    ]
    private static let msdos: Set<UInt8> = [
        0x85, 0x83, 0x84, 0x87, 0x8A, 0x82, 0x88, 0x89, 0x8C, 0x8B, 0x93, 0x94, 0x97, 0x96, 0x81,
        0x98,
    ]
    private static let macintoshCapitals: Set<UInt8> = [
        0xCB, 0xE5, 0x80, 0x82, 0xE9, 0x83, 0xE6, 0xE8, 0xEB, 0xEC, 0xEF, 0x85, 0xF4, 0xF3, 0x86,
        0xCE, 0xD9,
    ]
    private static let macintosh: Set<UInt8> = [
        0x88, 0x89, 0x8A, 0x8D, 0x8F, 0x8E, 0x90, 0x91, 0x94, 0x95, 0x99, 0x9A, 0x9D, 0x9E, 0x9F,
        0xD8, 0xCF, 0xD5,
    ]
    /// The euro, points, quotes, dashes and the signs of 0xA0 to 0xBF in Windows-1252.
    private static let windowsSigns = Set<UInt8>(0xA0...0xBF).union([
        0x80, 0x85, 0x8B, 0x91, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9B,
    ])

    private mutating func look(at bytes: ArraySlice<UInt8>) {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): if !scalar.isASCII { severalCount += 1 }
            case .emptyInput: return
            case .error: invalidCount += 1
            }
        }
    }
}
