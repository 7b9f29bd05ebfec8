// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// Shows diagnostics of one file to a person: the sentence, the line, a caret and a hint.
///
///     E206  « generatif » n'est pas une valeur de « technique »
///       --> charte.yaml:3:22
///        |
///      3 |     when: technique contains generatif
///        |                              ^^^^^^^^^
///        = vouliez-vous dire « generative » ?
public struct DiagnosticRenderer: Sendable {
    private let file: String
    private let lines: [String]

    /// A renderer for a file, by its name and its bytes.
    public init(file: String, _ bytes: [UInt8]) {
        self.file = file
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { line in
                String(
                    decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line,
                    as: UTF8.self
                )
            }
    }

    /// The text of one diagnostic, with a line break at the end.
    public func text(
        of diagnostic: Diagnostic,
        in language: Language,
        style: TextStyle = .plain
    ) -> String {
        let (line, column) = (diagnostic.position.line, diagnostic.position.column)
        let margin = String(repeating: " ", count: String(line).utf8.count + 1)
        let code = style.paint(
            diagnostic.code.rawValue,
            diagnostic.code.isWarning ? .open : .bad
        )
        var text = "\(code)  \(diagnostic.message[language])\n"
        text += "\(margin)--> \(file):\(line):\(column)\n"
        if lines.indices.contains(line - 1) {
            let source = lines[line - 1].unicodeScalars
            let before = String(repeating: " ", count: min(column - 1, source.count))
            // A condition that YAML folded or escaped may be longer than what is left of the line.
            let length = max(1, min(diagnostic.length, source.count - column + 1))
            let caret = style.paint(String(repeating: "^", count: length), .bad)
            text += "\(margin) |\n"
            text += " \(line) | \(visible(source))\n"
            text += "\(margin) | \(before)\(caret)\n"
        }
        if let hint = diagnostic.hint { text += "\(margin) = \(hint[language])\n" }
        return text
    }

    /// The text of several diagnostics, a blank line between two.
    public func text(
        of diagnostics: [Diagnostic],
        in language: Language,
        style: TextStyle = .plain
    ) -> String {
        diagnostics.map { text(of: $0, in: language, style: style) }.joined(separator: "\n")
    }

    /// A file may hold control characters that would act on the terminal that shows it.
    private func visible(_ scalars: String.UnicodeScalarView) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            text.append(isControl ? (scalar == "\t" ? " " : "\u{FFFD}") : scalar)
        }
        return String(text)
    }
}
