// SPDX-License-Identifier: EUPL-1.2

/// Whether a text is for a terminal that shows colours.
public enum TextStyle: Sendable, Hashable {
    /// Nothing but the words: for files, pipes and tests.
    case plain
    /// ANSI colours. A mark always says the same, so colours carry nothing alone.
    case coloured

    /// What a stretch of text is.
    enum Tone: String {
        case good = "32"
        case bad = "31"
        case open = "33"
        case strong = "1"
        case faint = "2"
    }

    func paint(_ text: String, _ tone: Tone) -> String {
        switch self {
        case .plain: text
        case .coloured: "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m"
        }
    }
}
