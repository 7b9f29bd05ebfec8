// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Takes off a value of a file what software left on it, and says so.
struct CellCleaner {
    /// What was found.
    private(set) var diagnostics: [ImportDiagnostic] = []

    /// The value without what does not belong to it; nothing if nothing is left.
    ///
    /// - Parameter keepsLines: whether the field may have several lines.
    mutating func clean(_ original: String, column: String, keepsLines: Bool = false) -> String? {
        if Self.isPlain(original) { return original.utf8.isEmpty ? nil : original }
        let lines = Self.endingLines(original)
        let checked = keepsLines ? lines : Self.joiningLines(original)
        guard !hasRefused(original, checked, column) else { return nil }
        var text = lines
        if let bare = CSVText.withoutApostrophe(text) {
            report(
                .formulaApostrophe,
                column,
                original,
                "l'apostrophe qui protégeait un tableur est ôtée",
                "the apostrophe that protected a spreadsheet is taken off"
            )
            text = bare
        }
        if let unescaped = Self.withoutSpreadsheetEscapes(text) {
            report(
                .spreadsheetEscape,
                column,
                original,
                "un reste de tableur (`_x000D_`) est remplacé par une espace",
                "what a spreadsheet left (`_x000D_`) is replaced by a space"
            )
            text = unescaped
        }
        if text.unicodeScalars.contains(where: TextProfile.turnsWriting) {
            report(
                .direction,
                column,
                original,
                "des signes invisibles qui retournent le sens de l'écriture sont ôtés",
                "signs that cannot be seen and turn the direction of writing are taken off"
            )
            text = String(text.unicodeScalars.filter { !TextProfile.turnsWriting($0) })
        }
        if !keepsLines, text.unicodeScalars.contains(where: Self.isLineBreak) {
            report(
                .lineBreak,
                column,
                original,
                "le saut de ligne est remplacé par une espace",
                "the line break is replaced by a space"
            )
            text = Self.joiningLines(text)
        }
        let trimmed = Self.trimmed(text)
        if trimmed.unicodeScalars.count != text.unicodeScalars.count, !trimmed.isEmpty {
            report(
                .spaces,
                column,
                original,
                "les espaces autour de la valeur sont ôtées",
                "the spaces around the value are taken off"
            )
        }
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Whether a value holds what no text may, which is reported.
    private mutating func hasRefused(
        _ original: String,
        _ checked: String,
        _ column: String
    ) -> Bool {
        if original.unicodeScalars.contains("\u{FFFD}") {
            report(
                .character,
                column,
                original,
                "un octet n'est d'aucun caractère dans l'encodage du fichier",
                "a byte is of no character in the encoding of the file",
                severity: .refusal
            )
            return true
        }
        if let refused = TextProfile.firstRefused(in: checked) {
            let code = String(refused.value, radix: 16, uppercase: true)
            report(
                .character,
                column,
                original,
                "le caractère U+\(code) n'est pas admis dans un texte",
                "the character U+\(code) is not allowed in a text",
                severity: .refusal
            )
            return true
        }
        return false
    }

    private mutating func report(
        _ rule: ImportRule,
        _ column: String,
        _ value: String,
        _ french: String,
        _ english: String,
        severity: ImportDiagnostic.Severity = .warning
    ) {
        diagnostics.append(
            ImportDiagnostic(
                rule,
                column: column,
                value: value,
                french,
                english,
                severity: severity
            )
        )
    }

    // MARK: Texts

    /// Whether a value has nothing in it that could have to be cleaned: nearly all are so.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return true }
        guard first != 0x20, first != UInt8(ascii: "'"), last != 0x20 else { return false }
        return bytes.allSatisfy { byte in
            // Controls, `_` of escapes, and the lead bytes of spaces, marks and noncharacters.
            byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "_") || byte == 0xC3 || byte == 0xC5
                || (0x80...0xBF).contains(byte)
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{202F}"
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
            || scalar == "\u{B}" || scalar == "\u{C}" || scalar == "\u{85}"
    }

    /// The text without spaces and line breaks at its ends.
    static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isSpace(first) || isLineBreak(first) {
            scalars.removeFirst()
        }
        while let last = scalars.last, isSpace(last) || isLineBreak(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// The text with a line feed for every line break.
    private static func endingLines(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\n", previous == "\r" { continue }
            result.append(isLineBreak(scalar) ? "\n" : scalar)
        }
        return String(result)
    }

    /// Lines joined by one space each.
    private static func joiningLines(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isBreak = false
        for scalar in text.unicodeScalars {
            if isLineBreak(scalar) || isBreak && isSpace(scalar) {
                isBreak = true
                continue
            }
            if isBreak {
                while let last = result.last, isSpace(last) { result.removeLast() }
                if !result.isEmpty { result.append(" ") }
            }
            isBreak = false
            result.append(scalar)
        }
        return String(result)
    }

    /// The text with a space for each `_xHHHH_`, as spreadsheets write controls (ECMA-376,
    /// §22.9.2.19); nothing if there is none.
    private static func withoutSpreadsheetEscapes(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var place = 0
        var found = false
        while place < bytes.count {
            if isEscape(bytes[place...].prefix(7)) {
                found = true
                result.append(0x20)
                place += 7
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return found ? String(decoding: result, as: UTF8.self) : nil
    }

    /// Whether bytes are `_x00HH_` of a control character.
    private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 7, bytes.starts(with: Array("_x00".utf8)), bytes.last == 0x5F else {
            return false
        }
        let start = bytes.startIndex + 4
        return bytes[start] == 0x30 || bytes[start] == 0x31
    }
}
