// SPDX-License-Identifier: EUPL-1.2

/// The forms in which a ledger is given out.
enum ExportFormat: String, CaseIterable {
    case scdl
    case etalab
    case mention
    case dutchRegister = "nl"
    case atrs
    case annexVIII = "annex-viii"
    case rightsAssessment = "fria"
    case catalogue = "dcat"
    case votes = "popolo"
    case list
    case closingSheet = "closing-sheet"
    case tableByDate = "table-by-date"
    case tableByObject = "table-by-object"

    /// The French names of those that have another in French.
    private static let french: [ExportFormat: String] = [
        .annexVIII: "annexe-viii", .rightsAssessment: "aidf", .list: "liste",
        .closingSheet: "feuillet-de-cloture", .tableByDate: "table-par-date",
        .tableByObject: "table-par-objet",
    ]

    /// Whether it has a place for each entry of some kinds.
    var isList: Bool { [.scdl, .etalab, .dutchRegister, .atrs, .votes].contains(self) }

    /// The name in the language of the run.
    var name: String { Speech.say(Self.french[self] ?? rawValue, rawValue) }

    /// The format of a name, in either language.
    init?(name: String) {
        let found = Self.allCases.first { $0.rawValue == name || Self.french[$0] == name }
        guard let found else { return nil }
        self = found
    }

    /// Every name in the language of the run.
    static var names: String { allCases.map(\.name).joined(separator: ", ") }
}
