// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The text of a declaration that grows answer by answer and keeps what its author wrote in it.
struct DeclarationText {
    private var lines: [String]
    private let schema: UseSchema
    private let language: Language

    /// A text that is there already, or a new one.
    init(_ bytes: [UInt8]?, _ schema: UseSchema, in language: Language) {
        self.schema = schema
        self.language = language
        // A line ends with CRLF or LF; what is written again ends with LF throughout.
        let text = (bytes ?? []).split(separator: 0x0A, omittingEmptySubsequences: false)
        lines = text.map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
        while lines.last?.isEmpty == true { lines.removeLast() }
    }

    /// Whether the whole stands between braces, where no line can be added.
    var isFlow: Bool {
        let first = lines.first { line in
            line.utf8.contains { $0 != 0x20 } && line.utf8.first != UInt8(ascii: "#")
        }
        return first?.utf8.first { $0 != 0x20 } == UInt8(ascii: "{")
    }

    /// The text, as bytes of a file.
    var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

    /// What it says, and what is wrong with it.
    var read: (declaration: Declaration, problems: [Diagnostic]) {
        lines.isEmpty ? (Declaration(), []) : Declaration.parse(bytes, schema: schema)
    }

    /// Takes an answer in.
    ///
    /// - Returns: what is wrong with the answer; the text is then as it was.
    mutating func set(_ field: Field, to answer: String) -> Diagnostic? {
        let before = lines
        let old = read
        let value = written(answer, field)
        if let place = old.declaration.facts[field.path]?.position, place.line <= lines.count {
            replaceUnknown(at: place, by: value)
        } else {
            lines.append("\(field.name(in: language)): \(value)")
        }
        let problem = read.problems.first { problem in
            !problem.code.isWarning && !old.problems.contains(problem)
        }
        if problem != nil { lines = before }
        return problem
    }

    /// Puts an answer in the place of the word for unknown, or of nothing; the rest of the line, such
    /// as a comment or the end of a mapping, stays.
    private mutating func replaceUnknown(at place: Position, by value: String) {
        let line = Array(lines[place.line - 1].unicodeScalars)
        let start = min(place.column - 1, line.count)
        let length = line[start...].prefix { $0.properties.isAlphabetic || $0 == "~" }.count
        let gap = start > 0 && line[start - 1] != " " ? " " : ""
        let (before, after) = (line[..<start], line[(start + length)...])
        lines[place.line - 1] =
            String(String.UnicodeScalarView(before)) + gap + value
            + String(String.UnicodeScalarView(after))
    }

    /// An answer as YAML: sets in brackets, and what is free or holds YAML's signs in quotes.
    private func written(_ answer: String, _ field: Field) -> String {
        if field.type.isSet {
            let words = answer.utf8.split(separator: UInt8(ascii: ",")).map { word in
                quoted(Self.trimmed(String(decoding: word, as: UTF8.self)))
            }
            return "[\(words.joined(separator: ", "))]"
        }
        return quoted(answer)
    }

    private func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), 0x20].contains(byte)
        }
        let isSafe =
            isPlain && text.utf8.first.map { $0 != 0x20 && $0 != UInt8(ascii: "-") } == true
        guard !isSafe else { return text }
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                escaped.append(UInt8(ascii: "\\"))
            }
            escaped.append(byte)
        }
        return "\"" + String(decoding: escaped, as: UTF8.self) + "\""
    }

    private static func trimmed(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
