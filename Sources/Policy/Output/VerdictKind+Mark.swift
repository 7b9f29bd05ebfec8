// SPDX-License-Identifier: EUPL-1.2

extension VerdictKind {
    /// One sign, so that a column of verdicts reads at a glance.
    var mark: String {
        switch self {
        case .compliant: "✓"
        case .nonCompliant: "✗"
        case .undetermined: "?"
        case .notApplicable: "–"
        case .waived: "~"
        case .toJudge: "§"
        case .advice: "i"
        case .notYetInForce: "…"
        }
    }

    /// How it looks.
    var tone: TextStyle.Tone {
        switch self {
        case .compliant: .good
        case .nonCompliant: .bad
        case .undetermined, .toJudge, .waived: .open
        case .advice: .strong
        case .notApplicable, .notYetInForce: .faint
        }
    }
}

extension OverallVerdict {
    /// One sign, so that a table of verdicts reads at a glance.
    public var mark: String {
        switch self {
        case .nonCompliant: VerdictKind.nonCompliant.mark
        case .undetermined: VerdictKind.undetermined.mark
        case .toJudge: VerdictKind.toJudge.mark
        case .compliantWithWaiver: VerdictKind.waived.mark
        case .compliant: VerdictKind.compliant.mark
        case .nothingToCheck: VerdictKind.notApplicable.mark
        }
    }

    /// How it looks.
    var tone: TextStyle.Tone {
        switch self {
        case .compliant, .compliantWithWaiver: .good
        case .nonCompliant: .bad
        case .undetermined, .toJudge, .nothingToCheck: .open
        }
    }
}
