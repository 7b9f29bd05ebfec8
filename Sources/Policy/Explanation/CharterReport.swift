// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// What one charter says of a project: every rule, in the order of the charter.
public struct CharterReport: Sendable, Hashable {
    /// The charter.
    public let charter: String
    /// Its version.
    public let version: String
    /// Its title.
    public let title: Localized
    /// Who adopted it.
    public let authority: String
    /// The result of every rule.
    public let results: [RuleResult]
    /// The principles that no rule checks.
    public let silent: [SilentPrinciple]
    /// What kept rules from concluding, such as a parameter without a value on the date.
    public let problems: [Diagnostic]
    /// Waivers that do not hold, that serve no purpose or that end soon.
    public let waivers: [WaiverNote]

    /// The verdict of the whole.
    public var overall: OverallVerdict { OverallVerdict(results) }

    /// How many rules have a verdict.
    public func count(_ kind: VerdictKind) -> Int {
        results.count { $0.verdict.kind == kind }
    }
}
