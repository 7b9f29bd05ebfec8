// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Reads a file of deliberations in SCDL, versions 1.1 to 2.1.5, as authorities publish them.
///
/// Nothing is guessed in silence: whatever is not as the schema wants it is named, and a row whose
/// meaning is not certain is refused.
public struct SCDLReader: Sendable {
    private let today: CivilDate
    private let encoding: TextEncoding
    private var file: CSVFile
    /// The header, once it was read.
    public private(set) var header: SCDLHeader?

    /// A reader of a file whose encoding was found out.
    public init(_ detector: EncodingDetector, today: CivilDate) {
        self.today = today
        encoding = detector.encoding
        file = CSVFile(detector)
    }

    /// Reads the next piece of the file.
    ///
    /// - Parameter take: is handed each row that ends in the piece.
    /// - Throws: a ``CSVError``, or what `take` throws.
    public mutating func read(_ piece: [UInt8], _ take: (SCDLRow) throws -> Void) throws {
        var header = header
        let today = today
        defer { self.header = header }
        try file.read(piece) { try Self.take($0, &header, today, take) }
    }

    /// Reads the end of the file.
    public mutating func finish(_ take: (SCDLRow) throws -> Void) throws {
        var header = header
        let today = today
        defer { self.header = header }
        try file.finish { try Self.take($0, &header, today, take) }
    }

    private static func take(
        _ row: CSVRow,
        _ header: inout SCDLHeader?,
        _ today: CivilDate,
        _ take: (SCDLRow) throws -> Void
    ) throws {
        guard let known = header else {
            header = SCDLHeader(row)
            return
        }
        // Spreadsheets leave rows of delimiters alone at the end of a table.
        guard !known.isRefused, !row.isBlank else { return }
        try take(SCDLRowReader.read(row, known, today: today))
    }

    /// What is said of the file as a whole, once its header was read.
    public var fileDiagnostics: [ImportDiagnostic] {
        ImportDiagnostic.form(of: file, encoding) + (header?.diagnostics ?? [])
    }
}
