// SPDX-License-Identifier: EUPL-1.2
public import Notation

extension ImportDiagnostic {
    /// What is said of the encoding and the delimiter of a CSV file that was read.
    public static func form(of file: CSVFile, _ encoding: TextEncoding) -> [ImportDiagnostic] {
        var diagnostics: [ImportDiagnostic] = []
        if encoding != .utf8 {
            diagnostics.append(
                ImportDiagnostic(
                    .encoding,
                    value: encoding.rawValue,
                    "le fichier est en \(encoding.rawValue) ; le standard veut UTF-8",
                    "the file is in \(encoding.rawValue); the standard wants UTF-8"
                )
            )
        }
        if let dialect = file.dialect, dialect.delimiter != UInt8(ascii: ",") {
            diagnostics.append(
                ImportDiagnostic(
                    .delimiter,
                    value: String(Unicode.Scalar(dialect.delimiter)),
                    "le séparateur est : \(dialect.name.french) ; le standard veut la virgule",
                    "the delimiter is the \(dialect.name.english); the standard wants the comma"
                )
            )
        }
        return diagnostics
    }
}
