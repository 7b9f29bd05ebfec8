// SPDX-License-Identifier: EUPL-1.2
import Records

/// A project that shows what a sentence about charters claims, with as few facts as do.
public struct Counterexample: Sendable, Hashable {
    /// The charter whose rule it breaks.
    public let charter: String
    /// The rule that it breaks.
    public let rule: String
    /// The facts, those that the rule reads first. Everything else may be anything.
    public let facts: [StatedFact]
}
