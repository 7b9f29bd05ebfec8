// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// One condition of a rule, its truth for a project, and the facts that decided it.
public struct ConditionResult: Sendable, Hashable {
    /// What a condition does in its rule.
    public enum Part: String, Sendable, Hashable {
        /// It says which projects the rule concerns.
        case when
        /// It must hold.
        case require
        /// It must not hold.
        case forbid
        /// It should hold.
        case recommend
    }

    /// What it does in the rule.
    public let part: Part
    /// Its words.
    public let text: String
    /// Where it stands in the charter.
    public let position: Position
    /// Its truth.
    public let truth: Truth
    /// The facts that it reads.
    public let facts: [StatedFact]
}
