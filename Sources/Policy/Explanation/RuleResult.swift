// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

/// What one rule says of a project.
public struct RuleResult: Sendable, Hashable {
    /// The rule.
    public let rule: String
    /// Its principle.
    public let principle: String
    /// The title of its principle.
    public let title: Localized
    /// Where the rule stands in the charter.
    public let position: Position
    /// The key of its modality: `require`, `forbid`, `recommend`, `judge`.
    public let keyword: String
    /// Whether we inferred it from a public text.
    public let isInferred: Bool
    /// Whether the text that it reads is a law or a declaration that everybody can read.
    public let isTextPublic: Bool
    /// The verdict.
    public let verdict: Verdict
    /// Whether there were too many unknown facts for an exact list of those that matter.
    public let isCapped: Bool
    /// The answer of the person who judges, if it was given.
    public let opinion: Opinion?
    /// Why.
    public let explanation: Explanation?
}
