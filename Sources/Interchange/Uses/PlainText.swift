// SPDX-License-Identifier: EUPL-1.2

/// Text out of the little markup that registers allow in prose.
enum PlainText {
    /// The text with each tag replaced by a space, runs of white space by one, and none at its ends:
    /// as the public list of the Dutch register shows what its editors wrote.
    static func of(_ markup: String) -> String {
        var result: [UInt8] = []
        var isTag = false
        var hasSpace = false
        for scalar in markup.unicodeScalars {
            if scalar == "<" { isTag = true }
            if isTag || scalar.properties.isWhitespace {
                hasSpace = true
                if scalar == ">" { isTag = false }
                continue
            }
            // A width of zero is no text: it hides in what was copied from a page.
            if scalar == "\u{200B}" { continue }
            if hasSpace, !result.isEmpty { result.append(0x20) }
            hasSpace = false
            UTF8.encode(scalar, into: { result.append($0) })
        }
        return unescaped(String(decoding: result, as: UTF8.self))
    }

    /// Whether a text holds markup.
    static func isMarkup(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "<")) }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var text = text
        for (entity, character) in [
            ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
            ("&amp;", "&"),
        ] {
            text = text.replacing(entity, with: character)
        }
        return text
    }
}
