// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// One layer of what a use depends on, and the fields of the schema that say from whom it comes and
/// what it costs a year.
public enum SovereigntyLayer: String, Sendable, Hashable, CaseIterable {
    case software, hosting, equipment, models

    /// The field that holds the suppliers' countries.
    var countries: String {
        switch self {
        case .software: "sovereignty.software_countries"
        case .hosting: "hosting.countries"
        case .equipment: "sovereignty.equipment_countries"
        case .models: "system.model_countries"
        }
    }

    /// The field that holds the yearly cost.
    var cost: String {
        switch self {
        case .software: "sovereignty.software_cost"
        case .hosting: "sovereignty.hosting_cost"
        case .equipment: "sovereignty.equipment_cost"
        case .models: "sovereignty.model_cost"
        }
    }

    /// What people read.
    public var label: Localized {
        switch self {
        case .software: Localized(french: "logiciels", english: "software")
        case .hosting:
            Localized(french: "stockage et hébergement", english: "storage and hosting")
        case .equipment: Localized(french: "équipements", english: "equipment")
        case .models: Localized(french: "modèles", english: "models")
        }
    }
}
