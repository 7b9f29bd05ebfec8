// SPDX-License-Identifier: EUPL-1.2

/// A language in which Feuillet speaks to people.
public enum Language: String, Sendable, CaseIterable {
    /// French.
    case french = "fr"
    /// English.
    case english = "en"
}

extension Language {
    /// What stands between a label and what it labels: French sets a space before a colon.
    public var colon: String { self == .french ? " : " : ": " }

    /// What stands between two statements: the same of a semicolon.
    public var semicolon: String { self == .french ? " ; " : "; " }
}
