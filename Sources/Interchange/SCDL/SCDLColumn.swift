// SPDX-License-Identifier: EUPL-1.2

/// A column of the common schema of local authorities' deliberations: SCDL « Délibérations » 2.1.5, in
/// its order, then the two that Mégalis Bretagne adds in production.
public enum SCDLColumn: Int, Sendable, CaseIterable {
    /// The authority's name.
    case authorityName
    /// Its SIRET.
    case siret
    /// The authority's own number of the act.
    case number
    /// The day on which it was adopted.
    case date
    /// The code of its matter in the ACTES classification.
    case matter
    /// The matter in words, two levels with a slash between.
    case matterName
    /// Its object.
    case object
    /// The year, or two years, of the budget that it is about.
    case budgetYear
    /// The budget that it is about.
    case budgetName
    /// The office of the State that reviews its legality.
    case prefecture
    /// The day on which that office registered it.
    case prefectureDate
    /// How many members could vote.
    case members
    /// How many voted.
    case voters
    /// Votes for.
    case votesFor
    /// Votes against.
    case votesAgainst
    /// Abstentions.
    case abstentions
    /// Where the document is.
    case url
    /// Mégalis: the day of publication.
    case publicationDate
    /// Mégalis: the nature of the act, by its code in ACTES.
    case nature

    private static let names = [
        "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE",
        "DELIB_MATIERE_NOM", "DELIB_OBJET", "BUDGET_ANNEE", "BUDGET_NOM",
        "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR",
        "VOTE_CONTRE", "VOTE_ABSTENTION", "DELIB_URL", "PUBLICATION_DATE", "NATURE_ACTE",
    ]

    /// The name in the first line of a file.
    public var name: String { Self.names[rawValue] }

    /// The column of a name.
    init?(name: String) {
        guard let place = Self.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: place)
    }

    /// The columns of the standard, in its order.
    public static let standard = Array(allCases.prefix(17))
    /// Those that no row may leave empty.
    static let required: [SCDLColumn] = [
        .authorityName, .siret, .number, .date, .matter, .matterName, .object,
    ]
    /// The counts of a vote.
    static let votes: [SCDLColumn] = [.members, .voters, .votesFor, .votesAgainst, .abstentions]
}
