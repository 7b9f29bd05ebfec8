// SPDX-License-Identifier: EUPL-1.2

/// A text that people read, in every language that Feuillet speaks.
///
/// There is no way to make one with a language missing.
public struct Localized: Sendable, Hashable {
    /// The French text.
    public let french: String
    /// The English text.
    public let english: String

    /// A text in both languages.
    public init(french: String, english: String) {
        self.french = french
        self.english = english
    }

    /// The text in one language.
    public subscript(language: Language) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }
}
