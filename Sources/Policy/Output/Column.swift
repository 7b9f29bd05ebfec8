// SPDX-License-Identifier: EUPL-1.2

/// Alignment of plain text, counted in Unicode scalars.
enum Column {
    /// The text with spaces up to a width; a longer text is left whole.
    static func pad(_ text: String, to width: Int) -> String {
        let count = text.unicodeScalars.count
        return count >= width ? text : text + String(repeating: " ", count: width - count)
    }

    /// The text with spaces before it up to a width.
    static func padLeft(_ text: String, to width: Int) -> String {
        let count = text.unicodeScalars.count
        return count >= width ? text : String(repeating: " ", count: width - count) + text
    }
}
