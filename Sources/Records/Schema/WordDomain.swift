// SPDX-License-Identifier: EUPL-1.2

/// The words that a field may hold.
public enum WordDomain: Sendable, Hashable {
    /// One of a closed list, in the order of the schema.
    case choices([String])
    /// An ISO 3166-1 alpha-2 code.
    case country
    /// Any text.
    case text

    /// Whether `word` is one of them.
    public func contains(_ word: String) -> Bool {
        switch self {
        case .choices(let words): words.contains { $0.utf8.elementsEqual(word.utf8) }
        case .country: CountryCode.exists(word)
        case .text: true
        }
    }

    /// The words, if the list is closed and short enough to be shown.
    public var words: [String] {
        switch self {
        case .choices(let words): words
        case .country: CountryCode.all
        case .text: []
        }
    }
}
