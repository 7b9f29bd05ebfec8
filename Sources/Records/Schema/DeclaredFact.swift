// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// A fact, and where the declaration says so.
public struct DeclaredFact: Sendable, Hashable {
    /// What is known.
    public let fact: Fact
    /// Where the answer stands; nothing if it does not come from a file.
    public let position: Position?

    /// A fact.
    public init(_ fact: Fact, at position: Position? = nil) {
        self.fact = fact
        self.position = position
    }
}
