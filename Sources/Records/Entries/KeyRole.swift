// SPDX-License-Identifier: EUPL-1.2

public import Notation

/// What a key may sign.
public enum KeyRole: String, Sendable, CaseIterable {
    /// The ledger's: genesis, enrolments, keys, formats.
    case registrar
    /// An authority's register: sittings, deliberations, decisions, statuses, charters.
    case register
    /// An authority's project managers: declarations and assessments.
    case declarant
    /// A committee or an officer who must be heard.
    case opinion

    /// What it is called.
    public var label: Localized {
        switch self {
        case .registrar: Localized(french: "teneur du registre", english: "registrar")
        case .register: Localized(french: "registre", english: "register")
        case .declarant: Localized(french: "déclarant", english: "declarant")
        case .opinion: Localized(french: "avis", english: "opinion")
        }
    }
}
