// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Where the suppliers of one layer of one use are from, as far as was declared.
public enum SupplierOrigin: String, Sendable, Hashable, CaseIterable {
    /// All from France.
    case french
    /// All from the European Union, not all from France.
    case european
    /// At least one from elsewhere.
    case other
    /// Not declared.
    case unknown

    /// The origin of suppliers from those countries; nothing declared, or no country, is unknown.
    init(_ countries: [String]?, european members: Set<String>) {
        guard let countries, !countries.isEmpty else {
            self = .unknown
            return
        }
        if countries.allSatisfy({ $0 == "FR" }) {
            self = .french
        } else {
            self = countries.allSatisfy(members.contains) ? .european : .other
        }
    }

    /// What people read.
    public var label: Localized {
        switch self {
        case .french: Localized(french: "France", english: "France")
        case .european:
            Localized(french: "Union européenne", english: "European Union")
        case .other: Localized(french: "hors Union", english: "outside the Union")
        case .unknown: Localized(french: "non déclaré", english: "not declared")
        }
    }
}
