// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Text out of the little markup that registers allow in prose.
enum PlainText {
    /// The text with each tag replaced by a space, runs of white space by one, and none at its ends:
    /// as the public list of the Dutch register shows what its editors wrote.
    static func of(_ markup: String) -> String {
        var result: [UInt8] = []
        var hasSpace = false
        var rest = markup.unicodeScalars[...]
        while let scalar = rest.first {
            if let end = tagEnd(in: rest) {
                hasSpace = true
                rest = rest[rest.index(after: end)...]
                continue
            }
            rest.removeFirst()
            if scalar.properties.isWhitespace {
                hasSpace = true
                continue
            }
            // A width of zero is no text, nor is what turns the writing: it hides in what was copied from a page.
            if scalar == "\u{200B}" || TextProfile.turnsWriting(scalar) { continue }
            if hasSpace, !result.isEmpty { result.append(0x20) }
            hasSpace = false
            UTF8.encode(scalar, into: { result.append($0) })
        }
        return unescaped(String(decoding: result, as: UTF8.self))
    }

    /// Whether a text holds markup.
    static func isMarkup(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return scalars.indices.contains {
            scalars[$0] == "<" && tagEnd(in: scalars[$0...]) != nil
        }
    }

    /// Where a tag ends that begins here: `<`, a letter or `/`, and a `>` before the next `<`. Anything
    /// else, as in « 3 < 5 », is text.
    private static func tagEnd(
        in text: Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView.Index? {
        guard text.first == "<", let second = text.dropFirst().first,
            second == "/" || second == "!" || second.isASCII && second.properties.isAlphabetic
        else { return nil }
        let body = text.dropFirst()
        guard let end = body.firstIndex(where: { $0 == ">" || $0 == "<" }), body[end] == ">" else {
            return nil
        }
        return end
    }

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
