// SPDX-License-Identifier: EUPL-1.2

/// The nature of an act in @CTES, by the words of the record schema.
public enum ActesNature: String, Sendable, CaseIterable {
    /// 1, DE.
    case deliberation
    /// 2, AR.
    case regulatoryAct = "regulatory_act"
    /// 3, AI.
    case individualAct = "individual_act"
    /// 4, CC: contracts and agreements.
    case contract
    /// 5, BF: budgets and accounts.
    case budget
    /// 6, AU.
    case other

    /// The abbreviations, in the order of the codes 1 to 6.
    private static let abbreviations = ["DE", "AR", "AI", "CC", "BF", "AU"]

    /// The nature of a code `1` to `6`, or of an abbreviation such as `DE`.
    public init?(code: String) {
        for (place, nature) in Self.allCases.enumerated()
        where code == String(place + 1) || code == Self.abbreviations[place] {
            self = nature
            return
        }
        return nil
    }

    /// The code, `1` to `6`.
    public var code: String { String((Self.allCases.firstIndex(of: self) ?? 0) + 1) }

    /// The abbreviation, such as `DE`.
    public var abbreviation: String {
        Self.abbreviations[Self.allCases.firstIndex(of: self) ?? 0]
    }
}
