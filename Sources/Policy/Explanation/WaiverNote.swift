// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Something to know about a waiver. A waiver nobody looks at rots.
public struct WaiverNote: Sendable, Hashable {
    /// From that many days before its end, a waiver in use is mentioned.
    public static let warningDays = 60

    /// The rule.
    public let rule: String
    /// The act.
    public let reference: String
    /// What to know.
    public let note: Localized

    /// What to say of a waiver, given whether its rule is broken and why it does not hold.
    static func about(
        _ waiver: Waiver,
        isNeeded: Bool,
        refusal: Localized?,
        on date: CivilDate
    ) -> WaiverNote? {
        let note: Localized
        if let refusal {
            note = Localized(
                french: "la dérogation ne vaut pas : \(refusal.french)",
                english: "the waiver does not hold: \(refusal.english)"
            )
        } else if !isNeeded {
            note = Localized(
                french: "la dérogation ne sert à rien : la règle n'est pas enfreinte",
                english: "the waiver serves no purpose: the rule is not broken"
            )
        } else if let last = waiver.inForce.to, last.dayNumber - date.dayNumber < warningDays {
            note = Localized(
                french: "la dérogation prend fin le \(last)",
                english: "the waiver ends on \(last)"
            )
        } else {
            return nil
        }
        return WaiverNote(rule: waiver.rule, reference: waiver.reference, note: note)
    }
}
