// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// The roles of a city, as schemas and charters name them.
public enum Role {
    /// How people call a role; its own name if it is not one we know.
    public static func label(of role: String) -> Localized {
        switch role {
        case "project_manager":
            Localized(french: "chef de projet", english: "project manager")
        case "dpo":
            Localized(
                french: "délégué à la protection des données",
                english: "data protection officer"
            )
        case "ciso":
            Localized(
                french: "responsable de la sécurité (RSSI)",
                english: "security officer (CISO)"
            )
        case "buyer": Localized(french: "acheteur public", english: "public buyer")
        case "council": Localized(french: "conseil", english: "council")
        case "ethics_committee": Localized(french: "comité d'éthique", english: "ethics committee")
        default: Localized(french: role, english: role)
        }
    }

    /// How people call an act that grants a waiver; its own name if it is not one we know.
    static func actLabel(_ act: String) -> Localized {
        switch act {
        case "deliberation": Localized(french: "par délibération", english: "by deliberation")
        case "decision": Localized(french: "par décision", english: "by decision")
        default: Localized(french: act, english: act)
        }
    }
}
