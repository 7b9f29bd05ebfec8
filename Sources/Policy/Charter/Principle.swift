// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// One principle of a charter: the council's words, and the rules that check them.
public struct Principle: Sendable {
    /// Its identifier, unique in the charter.
    public let id: String
    /// Its title.
    public let title: Localized
    /// The council's words, when a public source gives them.
    public let quote: Quote?
    /// Whether no public source gives its text. Nothing is invented in a city's name.
    public let isTextUnavailable: Bool
    /// Its rules. A principle that a person judges has one, with the principle's identifier.
    public let rules: [Rule]
}
