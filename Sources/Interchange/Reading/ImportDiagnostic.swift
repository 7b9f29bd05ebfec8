// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Something that a file says otherwise than its standard wants, and what was made of it.
public struct ImportDiagnostic: Sendable, Equatable {
    /// What comes of it.
    public enum Severity: String, Sendable {
        /// The value is kept, or its loss is said.
        case warning
        /// What it stands in is not imported.
        case refusal
    }

    /// The rule that names it.
    public let rule: ImportRule
    /// What comes of it.
    public let severity: Severity
    /// The record of the file, from 1 with the header; nothing for the file as a whole.
    public var row: Int?
    /// The line on which the record begins.
    public var line: Int?
    /// The column or the element, as the file names it.
    public let column: String
    /// The value as the file has it.
    public let value: String
    /// What is wrong and what was done, as a sentence without its full stop.
    public let message: Localized

    /// A diagnostic.
    public init(
        _ rule: ImportRule,
        column: String = "",
        value: String = "",
        _ french: String,
        _ english: String,
        severity: Severity = .warning
    ) {
        self.rule = rule
        self.severity = severity
        self.column = column
        self.value = value
        message = Localized(french: french, english: english)
    }

    /// The same, at a record of a file.
    func at(_ row: CSVRow) -> ImportDiagnostic {
        var copy = self
        copy.row = row.number
        copy.line = row.line
        return copy
    }

    /// The form for programs.
    public var json: JSONValue {
        var members = [
            JSONMember("rule", .string(rule.rawValue)),
            JSONMember("severity", .string(severity.rawValue)),
            JSONMember("column", .string(column)), JSONMember("value", .string(value)),
            JSONMember(
                "message",
                .object([
                    JSONMember("en", .string(message.english)),
                    JSONMember("fr", .string(message.french)),
                ])
            ),
        ]
        if let row { members.append(JSONMember("row", .integer(Int64(row)))) }
        if let line { members.append(JSONMember("line", .integer(Int64(line)))) }
        return .object(members)
    }

    /// The columns of a report in CSV.
    public static let csvHeader = [
        "row", "line", "column", "value", "rule", "severity", "message_fr", "message_en",
    ]

    /// The fields of a report in CSV.
    public var csvFields: [String] {
        [
            row.map(String.init) ?? "", line.map(String.init) ?? "", column, value, rule.rawValue,
            severity.rawValue, message.french, message.english,
        ]
    }
}
