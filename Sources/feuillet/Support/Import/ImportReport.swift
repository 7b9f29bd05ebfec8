// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation

/// The report of an import as it is written: every diagnostic, as rows come, in the form that the name of
/// the file asks for.
struct ImportReport {
    /// The forms, by the ending of the file.
    enum Form: String {
        case json
        case csv
        case text = "txt"
    }

    private let form: Form
    private let append: ([UInt8]) throws -> Void
    private var isEmpty = true

    /// The form of a report by the name of its file.
    static func form(of path: String) throws(CommandError) -> Form {
        let ending = path.split(separator: ".").last.map(String.init) ?? ""
        if let form = Form(rawValue: ending) { return form }
        throw CommandError(
            .usage,
            "--report \(path) : le nom finit par .json, .csv ou .txt",
            "--report \(path): the name ends with .json, .csv or .txt"
        )
    }

    /// Starts a report.
    init(_ form: Form, _ append: @escaping ([UInt8]) throws -> Void) throws {
        self.form = form
        self.append = append
        switch form {
        case .json: try append(Array("{\"diagnostics\":[".utf8))
        case .csv:
            let header = CSVText.record(ImportDiagnostic.csvHeader, .spreadsheet)
            try append(CSVText.start(.spreadsheet) + header)
        case .text: break
        }
    }

    /// Writes what is said of a row or of the file.
    mutating func write(_ diagnostics: [ImportDiagnostic]) throws {
        for diagnostic in diagnostics {
            switch form {
            case .json:
                let comma = isEmpty ? [] : Array(",\n".utf8)
                try append(comma + diagnostic.json.canonical())
            case .csv: try append(CSVText.record(diagnostic.csvFields, .spreadsheet))
            case .text: try append(Array(Self.line(diagnostic).utf8))
            }
            isEmpty = false
        }
    }

    /// Ends the report with the numbers.
    func finish(_ tally: ImportTally, _ path: String, _ text: String, isDry: Bool = false) throws {
        switch form {
        case .json:
            let numbers = JSONValue.object(tally.json(path, isDry: isDry)).canonical()
            try append(Array("],\n\"summary\":".utf8) + numbers + Array("}\n".utf8))
        case .csv: break
        case .text: try append(Array(("\n" + text).utf8))
        }
    }

    private static func line(_ diagnostic: ImportDiagnostic) -> String {
        let mark = diagnostic.severity == .refusal ? "✗" : "!"
        let place =
            diagnostic.line.map { Speech.say("ligne \($0)", "line \($0)") }
            ?? diagnostic.row.map { Speech.say("n° \($0)", "no. \($0)") }
        let parts = [place, diagnostic.column.utf8.isEmpty ? nil : diagnostic.column]
        let value =
            diagnostic.value.utf8.isEmpty ? "" : " « \(EntryText.cut(diagnostic.value, to: 60)) »"
        let head = parts.compactMap(\.self).joined(separator: ", ")
        let start = head.utf8.isEmpty ? Speech.say("fichier", "file") : EntryText.safe(head)
        let message = "\(diagnostic.message.spoken) [\(diagnostic.rule.rawValue)]"
        return "\(mark) \(start)\(value)\(Speech.colon) \(message)\n"
    }
}
