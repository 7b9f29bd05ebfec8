// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// The names of the verdicts, as charters and reports write them.
public enum VerdictKind: String, Sendable, Hashable, CaseIterable {
    /// The rule holds.
    case compliant
    /// The rule is broken.
    case nonCompliant = "non_compliant"
    /// The answer depends on facts that are missing.
    case undetermined
    /// The rule does not concern the project.
    case notApplicable = "not_applicable"
    /// The rule is broken, and an act of the council allows it for a time.
    case waived
    /// A person decides.
    case toJudge = "to_judge"
    /// A recommendation is not followed, or may not be.
    case advice
    /// The rule starts later.
    case notYetInForce = "not_yet_in_force"

    /// What people read.
    public var label: Localized {
        switch self {
        case .compliant: Localized(french: "conforme", english: "compliant")
        case .nonCompliant: Localized(french: "non conforme", english: "non-compliant")
        case .undetermined: Localized(french: "indéterminé", english: "undetermined")
        case .notApplicable: Localized(french: "sans objet", english: "not applicable")
        case .waived: Localized(french: "dérogation", english: "waived")
        case .toJudge: Localized(french: "à apprécier", english: "to judge")
        case .advice: Localized(french: "avis", english: "advice")
        case .notYetInForce:
            Localized(french: "pas encore en vigueur", english: "not yet in force")
        }
    }
}
