// SPDX-License-Identifier: EUPL-1.2

/// Reads CSV (RFC 4180) in UTF-8 from pieces of any size, one record at a time.
///
/// Lines end with LF, CRLF or CR. Lines without a byte are passed over. What real files do beyond
/// the RFC is read as spreadsheets read it, and named in ``CSVRow/problems``.
public struct CSVReader: Sendable {
    /// The longest record, in bytes: a quote that is never closed must not swallow a whole file.
    public static let maximumRecordByteCount = 1 << 20
    /// The most fields of a record.
    public static let maximumFieldCount = 1000

    private enum State {
        case fieldStart
        case unquoted
        case quoted
        case afterQuote
    }

    private let delimiter: UInt8
    private var state = State.fieldStart
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var problems: [CSVRow.Problem] = []
    private var number = 0
    private var line = 1
    private var startLine = 1
    private var lastWasReturn = false

    /// A reader of a file with that delimiter.
    public init(_ dialect: CSVDialect) { delimiter = dialect.delimiter }

    /// Reads the next piece.
    ///
    /// - Parameter row: is handed each record that ends in the piece.
    /// - Throws: what `row` throws; a ``CSVError`` when a record is beyond the limits.
    public mutating func read(_ piece: [UInt8], _ row: (CSVRow) throws -> Void) throws {
        var place = 0
        while place < piece.count {
            let byte = piece[place]
            if byte == 0x0A, lastWasReturn {
                lastWasReturn = false
                place += 1
                continue
            }
            lastWasReturn = false
            // Nearly all bytes stand in runs that mean nothing but themselves.
            let end = plainEnd(of: piece, from: place)
            if end > place {
                try append(piece[place..<end])
                place = end
            } else {
                try take(byte, row)
                place += 1
            }
        }
    }

    /// Where a run of bytes ends that only go on with the field they stand in.
    private func plainEnd(of piece: [UInt8], from start: Int) -> Int {
        var place = start
        switch state {
        case .quoted:
            while place < piece.count, piece[place] != UInt8(ascii: "\""), piece[place] != 0x0A,
                piece[place] != 0
            { place += 1 }
        case .unquoted:
            while place < piece.count, piece[place] >= 0x20 || piece[place] == 0x09,
                piece[place] != delimiter, piece[place] != UInt8(ascii: "\"")
            { place += 1 }
        case .fieldStart, .afterQuote: break
        }
        return place
    }

    /// Reads the end of the file.
    public mutating func finish(_ row: (CSVRow) throws -> Void) throws {
        if state == .quoted { problems.append(.unterminatedQuote) }
        if state != .fieldStart || !ends.isEmpty { try endRecord(row) }
    }

    private mutating func take(_ byte: UInt8, _ row: (CSVRow) throws -> Void) throws {
        if state == .quoted {
            if byte == UInt8(ascii: "\"") {
                state = .afterQuote
            } else {
                if byte == 0x0A { line += 1 }
                try append(byte)
            }
            return
        }
        switch byte {
        case delimiter: try endField()
        case 0x0A, 0x0D:
            lastWasReturn = byte == 0x0D
            line += 1
            if state == .fieldStart, ends.isEmpty {
                startLine = line
            } else {
                try endRecord(row)
            }
        case UInt8(ascii: "\"") where state == .fieldStart: state = .quoted
        case UInt8(ascii: "\"") where state == .afterQuote:
            try append(byte)
            state = .quoted
        default:
            if state == .afterQuote {
                problems.append(.textAfterQuote)
            } else if byte == UInt8(ascii: "\"") {
                problems.append(.strayQuote)
            }
            state = .unquoted
            try append(byte)
        }
    }

    private mutating func append(_ run: ArraySlice<UInt8>) throws {
        guard bytes.count + run.count <= Self.maximumRecordByteCount else {
            throw CSVError(line: startLine, limit: .recordByteCount)
        }
        bytes += run
    }

    private mutating func append(_ byte: UInt8) throws {
        if byte == 0 { problems.append(.zeroByte) }
        guard bytes.count < Self.maximumRecordByteCount else {
            throw CSVError(line: startLine, limit: .recordByteCount)
        }
        bytes.append(byte)
    }

    private mutating func endField() throws {
        guard ends.count < Self.maximumFieldCount else {
            throw CSVError(line: startLine, limit: .fieldCount)
        }
        ends.append(bytes.count)
        state = .fieldStart
    }

    private mutating func endRecord(_ row: (CSVRow) throws -> Void) throws {
        try endField()
        number += 1
        defer {
            bytes.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            problems = []
            startLine = line
        }
        try row(
            CSVRow(number: number, line: startLine, problems: problems, bytes: bytes, ends: ends)
        )
    }
}
