// SPDX-License-Identifier: EUPL-1.2
import Notation
import TestSupport
import Testing

@Suite("CSV") struct CSVTests {
    /// The rows of a file, read in pieces of a size.
    static func rows(_ bytes: [UInt8], pieces size: Int = .max) throws -> [CSVRow] {
        var detector = EncodingDetector()
        for start in stride(from: 0, to: bytes.count, by: min(size, max(1, bytes.count))) {
            detector.read(Array(bytes[start...].prefix(size)))
        }
        var file = CSVFile(detector)
        var rows: [CSVRow] = []
        for start in stride(from: 0, to: bytes.count, by: min(size, max(1, bytes.count))) {
            try file.read(Array(bytes[start...].prefix(size))) { rows.append($0) }
        }
        try file.finish { rows.append($0) }
        return rows
    }

    static func fields(_ text: String) throws -> [[String]] {
        try rows(Array(text.utf8)).map(\.fields)
    }

    // MARK: Encodings

    @Test(arguments: [
        // « préfecture délibérée à Orléans », « Forêt », « hôpital » as MS-DOS and the Macintosh spelled them.
        ("pr\u{82}fecture d\u{82}lib\u{82}r\u{82}e \u{85} Orl\u{82}ans", true),
        ("pr\u{8E}fecture d\u{8E}lib\u{8E}r\u{8E}e \u{88} Orl\u{8E}ans, for\u{90}t", true),
        ("r\u{8A}gles, \u{82}t\u{82}", true),
        ("h\u{93}pital, bient\u{93}t, \u{85} la c\u{93}te", true),
        ("d\u{D5}objectifs avec l\u{D5}aide", true), ("d\u{D5}un repr\u{8E}sentant", true),
        // Two bytes that look like a character of UTF-8 among others that do not.
        ("de l\u{D5}\u{8E}cole, d\u{8E}lib\u{8E}ration concern\u{8E}e", true),
        // Windows-1252: accents, quotes, dashes, the euro, « œ »; names of elsewhere beside accents.
        ("pr\u{E9}fecture \u{97} l\u{92}\u{9C}uvre, c\u{9C}ur, 30\u{80}\u{85}", false),
        ("l\u{92}\u{93}objet\u{94} \u{96} note\u{85}", false), ("Du\u{9A}an, \u{E9}lu", false),
        ("VILLE DE L'HA\u{9F}-LES-ROSES", false), ("mot\u{9B} et \u{8B}mot", false),
        ("\u{AB}CAF\u{C9}\u{BB} d'\u{E9}t\u{E9}", false), ("C\u{8C}UR", false),
        ("Paris\u{96}Lyon", false), ("30 M\u{80}HT", false),
        ("plain", false),
    ])
    func `accents of MS-DOS and of the Macintosh are not taken for those of Windows`(
        _ text: String,
        _ isOther: Bool
    ) {
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        for size in [1, 5, 100] {
            var detector = EncodingDetector()
            for start in stride(from: 0, to: bytes.count, by: size) {
                detector.read(Array(bytes[start...].prefix(size)))
            }
            #expect(detector.isSpelledOtherwise == isOther, "\(text)")
        }
    }

    // MARK: Vectors

    static let spectrum: [String] =
        (try? Vectors.files(in: "security/csv-spectrum/csvs"))?.map {
            String($0.dropLast(4).split(separator: "/").last ?? "")
        } ?? []

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is not set"), arguments: spectrum)
    func `reads what csv-spectrum says`(_ name: String) throws {
        let bytes = try Vectors.bytes("security/csv-spectrum/csvs/\(name).csv")
        let wanted = try Vectors.json("security/csv-spectrum/json/\(name).json")
        for size in [1, 3, 4096] {
            let rows = try Self.rows(bytes, pieces: size).map(\.fields)
            let header = try #require(rows.first)
            let objects = rows.dropFirst().map { zip(header, $0).map(Pair.init) }
            let expected = try (wanted.elements ?? [wanted]).map { try pairs($0, of: header) }
            #expect(objects == expected)
        }
    }

    /// A header and what stands under it. The copy of the files has LF where the JSON has CRLF, and one
    /// telephone number that the JSON has another for.
    private struct Pair: Equatable {
        let name: String
        let value: [UInt8]

        init(_ name: String, _ value: String) {
            self.name = name
            self.value = name.hasSuffix("Number") ? [] : value.utf8.filter { $0 != 0x0D }
        }
    }

    private func pairs(_ object: JSONValue, of header: [String]) throws -> [Pair] {
        try header.map { Pair($0, try #require(object[$0]?.string)) }
    }

    static let exported: [JSONValue] =
        (try? Vectors.json("security/own/csv-export.json"))?["cases"]?.elements ?? []

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is not set"), arguments: exported)
    func `neutralises what a spreadsheet would run, and takes it back`(_ row: JSONValue) throws {
        let value = try #require(row["value"]?.string)
        let field = CSVText.field(value, .spreadsheet)
        #expect(String(decoding: field, as: UTF8.self) == row["csv_field"]?.string)
        let read = try #require(try Self.rows(field + [0x0A]).first?.fields.first)
        let back = CSVText.withoutApostrophe(read) ?? read
        #expect(back.utf8.elementsEqual(value.utf8))
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is not set"))
    func `naughty strings and injections come back as they were`() throws {
        let naughty = try Vectors.json("security/blns/blns.json").elements ?? []
        let payload = try Vectors.bytes("security/csv-injection/Intruder/csv-payload.txt")
        let injections = payload.split(separator: 0x0A).map {
            String(decoding: $0, as: UTF8.self)
        }
        let texts = naughty.compactMap(\.string) + injections
        #expect(texts.count > 500)
        for style in [CSVText.Style.exact, .spreadsheet] {
            for text in texts {
                let record = CSVText.record([text, "end"], style)
                var reader = CSVReader(CSVDialect(delimiter: style == .exact ? 0x2C : 0x3B))
                var rows: [CSVRow] = []
                try reader.read(record) { rows.append($0) }
                let row = try #require(rows.first)
                #expect(row.count == 2 && rows.count == 1)
                let read = row[0]
                let back = style == .spreadsheet ? CSVText.withoutApostrophe(read) ?? read : read
                #expect(back.utf8.elementsEqual(text.utf8))
            }
        }
        for text in injections {
            let field = CSVText.field(text, .spreadsheet)
            let first = field.dropFirst().first
            let isFormula = ["=", "+", "-", "@"].contains(text.prefix(1))
            #expect(!isFormula || first == UInt8(ascii: "'"))
        }
    }

    @Test func `a French spreadsheet opens it in columns, and the reader too`() throws {
        let bytes = CSVText.start(.spreadsheet) + CSVText.record(["é", "-1"], .spreadsheet)
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{FEFF}\"é\";\"'-1\"\r\n")
        #expect(try Self.rows(bytes).map(\.fields) == [["é", "'-1"]])
    }

    // MARK: Dialects and encodings

    @Test(arguments: [",", ";", "\t"])
    func `finds the delimiter in the header`(_ delimiter: String) throws {
        let text = "a\(delimiter)b\(delimiter)c\n1\(delimiter)\"x\(delimiter)y\"\(delimiter)3\n"
        #expect(try Self.fields(text) == [["a", "b", "c"], ["1", "x\(delimiter)y", "3"]])
    }

    @Test func `a spreadsheet may announce the delimiter`() throws {
        #expect(try Self.fields("sep=;\r\na,b;c\r\n") == [["a,b", "c"]])
    }

    @Test func `lines end with LF, CRLF or CR, and empty ones are passed over`() throws {
        #expect(try Self.fields("a,b\r1,2\r\n\n3,4\n") == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(try Self.fields("a\n\"\"\n") == [["a"], [""]])
    }

    static let text = "nom;objet\r\né;« œuvre » – 12 €\r\n"

    @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .windows1252])
    func `reads each encoding, with a mark or without, in any pieces`(
        _ encoding: TextEncoding
    ) throws {
        let bytes: [UInt8]
        switch encoding {
        case .utf8: bytes = [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)
        case .utf16LittleEndian:
            bytes = [0xFF, 0xFE] + Self.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian:
            bytes = [0xFE, 0xFF] + Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .windows1252:
            let special: [Unicode.Scalar: UInt8] = ["œ": 0x9C, "–": 0x96, "€": 0x80]
            bytes = Self.text.unicodeScalars.map { special[$0] ?? UInt8($0.value) }
        }
        for size in [1, 2, 5, 1 << 16] {
            let rows = try Self.rows(bytes, pieces: size).map(\.fields)
            #expect(rows == [["nom", "objet"], ["é", "« œuvre » – 12 €"]])
        }
    }

    @Test func `an accent after a megabyte still tells the encoding`() throws {
        var detector = EncodingDetector()
        detector.read([UInt8](repeating: 0x61, count: 1 << 20))
        detector.read([0xE9])
        detector.read([0x0A])
        #expect(detector.encoding == .windows1252)
    }

    // MARK: What should not be

    @Test func `names quotes that are not as they should be`() throws {
        let rows = try Self.rows(Array("a,b\"c,\"d\"e\n\"open".utf8))
        #expect(rows[0].fields == ["a", "b\"c", "de"])
        #expect(rows[0].problems == [.strayQuote, .textAfterQuote])
        #expect(rows[1].problems == [.unterminatedQuote])
    }

    @Test func `a quote that is never closed does not swallow the file`() throws {
        let text = "a\n\"" + String(repeating: "x\n", count: CSVReader.maximumRecordByteCount)
        #expect(throws: CSVError(line: 2, limit: .recordByteCount)) {
            _ = try Self.rows(Array(text.utf8))
        }
        let wide = String(repeating: ",", count: CSVReader.maximumFieldCount + 1)
        #expect(throws: CSVError(line: 1, limit: .fieldCount)) {
            _ = try Self.rows(Array(wide.utf8))
        }
    }
}
