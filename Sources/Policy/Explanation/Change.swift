// SPDX-License-Identifier: EUPL-1.2
public import Records

/// One choice that the city could change.
public struct Change: Sendable, Hashable {
    /// The field, always a choice.
    public let field: Field
    /// What it says today.
    public let from: Fact
    /// A value that would do.
    public let to: FactValue
    /// The conditions of the rule on that field, in the charter's words.
    public let conditions: [String]
}
