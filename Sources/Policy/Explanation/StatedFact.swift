// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// A fact as an explanation shows it: the field, what the declaration says, and where.
public struct StatedFact: Sendable, Hashable {
    /// The field.
    public let field: Field
    /// What is known of it.
    public let fact: Fact
    /// Where the declaration says so.
    public let position: Position?

    /// How people read the answer.
    public func text(in language: Language) -> String {
        switch fact {
        case .known(let value): field.text(of: value, in: language)
        case .unknown: language == .french ? "inconnu" : "unknown"
        case .irrelevant: language == .french ? "sans objet" : "irrelevant"
        }
    }
}
