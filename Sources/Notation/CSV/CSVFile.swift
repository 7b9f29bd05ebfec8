// SPDX-License-Identifier: EUPL-1.2

/// Reads a CSV file as it is from pieces of its bytes: any of the known encodings, any of the known
/// delimiters, which are found out.
///
/// Memory holds one piece and one record, however long the file is.
public struct CSVFile: Sendable {
    /// How much of the file is looked at to find the delimiter.
    private static let startByteCount = 64 << 10

    private var decoder: TextDecoder
    private var start: [UInt8] = []
    private var reader: CSVReader?
    /// The delimiter, once the start of the file is there.
    public private(set) var dialect: CSVDialect?

    /// A file whose encoding was found out by reading it once.
    public init(_ detector: EncodingDetector) {
        decoder = TextDecoder(detector.encoding, markByteCount: detector.markByteCount)
    }

    /// Reads the next piece, and hands over the records that end in it.
    public mutating func read(_ piece: [UInt8], _ row: (CSVRow) throws -> Void) throws {
        try take(decoder.decode(piece), row)
    }

    /// Reads the end of the file.
    public mutating func finish(_ row: (CSVRow) throws -> Void) throws {
        try take(decoder.finish(), row)
        try open(row)
        try reader?.finish(row)
    }

    private mutating func take(_ text: [UInt8], _ row: (CSVRow) throws -> Void) throws {
        guard reader == nil else { return try readOn(text, row) }
        start += text
        if start.count >= Self.startByteCount { try open(row) }
    }

    private mutating func open(_ row: (CSVRow) throws -> Void) throws {
        guard reader == nil else { return }
        let dialect = CSVDialect(detectedIn: start)
        self.dialect = dialect
        reader = CSVReader(dialect)
        let text = Array(start.dropFirst(dialect.announcementByteCount))
        start = []
        try readOn(text, row)
    }

    private mutating func readOn(_ text: [UInt8], _ row: (CSVRow) throws -> Void) throws {
        try reader?.read(text, row)
    }
}
