// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// A condition as the schema writes it. The policy checker compiles it; this layer only keeps it.
public struct ConditionText: Sendable, Hashable {
    /// The words of the condition.
    public let text: String
    /// Where they start.
    public let position: Position

    /// A condition.
    public init(_ text: String, at position: Position) {
        self.text = text
        self.position = position
    }
}
