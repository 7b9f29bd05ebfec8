// SPDX-License-Identifier: EUPL-1.2

/// A language in which Feuillet speaks to people.
public enum Language: String, Sendable, CaseIterable {
    /// French.
    case french = "fr"
    /// English.
    case english = "en"
}
