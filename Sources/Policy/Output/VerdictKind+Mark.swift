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
    /// How it looks.
    var tone: TextStyle.Tone {
        switch self {
        case .compliant, .compliantWithWaiver: .good
        case .nonCompliant: .bad
        case .undetermined, .toJudge, .nothingToCheck: .open
        }
    }
}
