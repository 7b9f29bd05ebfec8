// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// What one rule says of one project: always exactly one of these.
public enum Verdict: Sendable, Hashable {
    /// The rule holds, whatever the unknown facts turn out to be.
    case compliant
    /// The rule is broken, whatever the unknown facts turn out to be.
    case nonCompliant
    /// The rule is broken in some completion of the unknown facts and not in another. Each of
    /// the missing facts can change the answer.
    case undetermined(missing: [FieldPath])
    /// The rule does not concern the project.
    case notApplicable
    /// The rule is broken, and that act of the council allows it today.
    case waived(reference: String)
    /// A person in that role decides.
    case toJudge(role: String)
    /// A recommendation is not followed, or may not be.
    case advice
    /// The rule starts on that date.
    case notYetInForce(CivilDate)

    /// Its name in charters and reports.
    public var kind: VerdictKind {
        switch self {
        case .compliant: .compliant
        case .nonCompliant: .nonCompliant
        case .undetermined: .undetermined
        case .notApplicable: .notApplicable
        case .waived: .waived
        case .toJudge: .toJudge
        case .advice: .advice
        case .notYetInForce: .notYetInForce
        }
    }

    /// The facts that can change it.
    public var missing: [FieldPath] {
        guard case .undetermined(let missing) = self else { return [] }
        return missing
    }
}
