// SPDX-License-Identifier: EUPL-1.2
public import Notation

extension Kind {
    /// What it is called.
    public var label: Localized {
        switch self {
        case .genesis: Localized(french: "genèse", english: "genesis")
        case .authority: Localized(french: "enrôlement", english: "enrolment")
        case .key: Localized(french: "clé", english: "key")
        case .format: Localized(french: "format", english: "format")
        case .sitting: Localized(french: "séance", english: "sitting")
        case .deliberation: Localized(french: "délibération", english: "deliberation")
        case .decision: Localized(french: "décision", english: "decision")
        case .status: Localized(french: "statut", english: "status")
        case .charter: Localized(french: "charte", english: "charter")
        case .framework: Localized(french: "cadre", english: "framework")
        case .declaration: Localized(french: "déclaration", english: "declaration")
        case .opinion: Localized(french: "avis", english: "opinion")
        case .assessment: Localized(french: "évaluation", english: "assessment")
        case .waiver: Localized(french: "dérogation", english: "waiver")
        case .correction: Localized(french: "correction", english: "correction")
        case .erasure: Localized(french: "effacement", english: "erasure")
        }
    }
}
