// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What a charter as a whole says of a project, from the worst to the best.
public enum OverallVerdict: String, Sendable, Hashable, CaseIterable {
    /// A rule is broken.
    case nonCompliant = "non_compliant"
    /// A rule lacks facts.
    case undetermined
    /// A person decides on a rule.
    case toJudge = "to_judge"
    /// Every rule that is broken is waived.
    case compliantWithWaiver = "compliant_with_waiver"
    /// Every rule that applies holds.
    case compliant
    /// No rule applied, or none that applied has a public text. This is never compliance.
    case nothingToCheck = "nothing_to_check"

    /// The verdict of a charter, from those of its rules. Recommendations have no part in it:
    /// advice never makes it worse, and advice followed is no proof of anything else. A rule that we
    /// inferred can leave a charter open, and never makes it compliant: nobody complies, in a city's
    /// name, with words that the city has not published.
    ///
    /// - Parameter trustsInferred: as `feuillet-policy/1` did, which took an inferred rule that
    ///   holds for compliance.
    init(_ results: [RuleResult], trustsInferred: Bool = false) {
        let kinds = Set(
            results.filter { result in
                guard result.keyword != "recommend" else { return false }
                return trustsInferred || !result.isInferred || result.verdict.kind != .compliant
            }.map(\.verdict.kind)
        )
        let ranks: [(VerdictKind, OverallVerdict)] = [
            (.nonCompliant, .nonCompliant),
            (.undetermined, .undetermined),
            (.toJudge, .toJudge),
            (.waived, .compliantWithWaiver),
            (.compliant, .compliant),
        ]
        self = ranks.first { kinds.contains($0.0) }?.1 ?? .nothingToCheck
    }

    /// The exit status of a check: 1 non-compliant, 4 undecided, 0 otherwise.
    public var exitCode: Int {
        switch self {
        case .nonCompliant: 1
        case .undetermined, .toJudge, .nothingToCheck: 4
        case .compliantWithWaiver, .compliant: 0
        }
    }

    /// What people read.
    public var label: Localized {
        switch self {
        case .nonCompliant: VerdictKind.nonCompliant.label
        case .undetermined: VerdictKind.undetermined.label
        case .toJudge: VerdictKind.toJudge.label
        case .compliantWithWaiver:
            Localized(french: "conforme avec dérogation", english: "compliant with waiver")
        case .compliant: VerdictKind.compliant.label
        case .nothingToCheck: Localized(french: "rien à vérifier", english: "nothing to check")
        }
    }
}
