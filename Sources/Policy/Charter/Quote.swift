// SPDX-License-Identifier: EUPL-1.2

/// The council's own words. French is what was voted; a translation binds nobody.
public struct Quote: Sendable, Hashable {
    /// The words that were voted.
    public let french: String
    /// A translation, if there is one.
    public let english: String?
    /// The identifier of the source they come from.
    public let source: String
}
