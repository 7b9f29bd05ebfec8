// SPDX-License-Identifier: EUPL-1.2
import Records

/// Why a rule has its verdict, and what to do about it: data, which reports put into words.
public struct Explanation: Sendable, Hashable {
    /// Every condition of the rule with its truth.
    public let conditions: [ConditionResult]
    /// The known facts that suffice: without any one of them the verdict would not be decided.
    public let reasons: [StatedFact]
    /// The council's words.
    public let quote: Quote?
    /// Where they come from.
    public let source: Source?
    /// The missing facts, by who can give them.
    public let questions: [Questions]
    /// The smallest changes that would mend the rule, if it is broken.
    public let remedies: [Remedy]
    /// The question for the judge, if a person decides.
    public let judge: Judge?
}
