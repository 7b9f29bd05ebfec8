// SPDX-License-Identifier: EUPL-1.2

extension RecordSchema {
    /// A vote: who could, who did, and how (CGCT L2121-20, L2121-21).
    static let vote: [RecordField] = [
        RecordField("rapporteur", "rapporteur", .line, ("Rapporteur", "Rapporteur"), .erasable),
        RecordField("outcome", "issue", .word(outcomes), ("Issue", "Outcome"), .required),
        RecordField("ballot", "scrutin", .word(ballots), ("Scrutin", "Ballot")),
        RecordField(
            "majority",
            "majorite",
            .word(majorities),
            ("Majorité requise", "Majority required")
        ),
        RecordField(
            "casting_vote",
            "voix_preponderante",
            .boolean,
            ("Voix prépondérante", "Casting vote used")
        ),
        RecordField("unanimous", "unanimite", .boolean, ("À l'unanimité", "Unanimous")),
        RecordField(
            "members_in_office",
            "membres_en_exercice",
            .count,
            ("Membres en exercice", "Members in office")
        ),
        RecordField("present", "presents", .count, ("Présents", "Present")),
        RecordField("remote", "a_distance", .count, ("Présents à distance", "Present remotely")),
        RecordField("proxies", "pouvoirs", .count, ("Pouvoirs", "Proxies")),
        RecordField(
            "not_taking_part",
            "ne_prennent_pas_part",
            .count,
            ("Ne prennent pas part au vote", "Not taking part")
        ),
        RecordField("voters", "votants", .count, ("Votants", "Voters")),
        RecordField("for", "pour", .count, ("Pour", "For")),
        RecordField("against", "contre", .count, ("Contre", "Against")),
        RecordField("abstentions", "abstentions", .count, ("Abstentions", "Abstentions")),
        RecordField("blank", "blancs", .count, ("Bulletins blancs", "Blank papers")),
        RecordField("spoiled", "nuls", .count, ("Bulletins nuls", "Spoiled papers")),
        RecordField("cast", "exprimes", .count, ("Suffrages exprimés", "Votes cast")),
        RecordField(
            "roll_call",
            "appel_nominal",
            .object(ballot),
            ("Vote nominatif", "Roll call"),
            [.list, .erasable]
        ),
    ]

    private static let ballot: [RecordField] = [
        RecordField("name", "nom", .line, ("Nom", "Name"), .required),
        RecordField("vote", "vote", .word(votes), ("Vote", "Vote"), .required),
        RecordField("proxy", "mandataire", .line, ("Mandataire", "Proxy holder")),
    ]

    private static let votes = [
        RecordWord("for", "pour"), RecordWord("against", "contre"),
        RecordWord("abstention", "abstention"), RecordWord("not_taking_part", "ne prend pas part"),
        RecordWord("absent", "absent"),
    ]

    private static let outcomes = [
        RecordWord("adopted", "adoptée"), RecordWord("rejected", "rejetée"),
        RecordWord("withdrawn", "retirée"), RecordWord("adjourned", "ajournée"),
    ]

    private static let ballots = [
        RecordWord("ordinary", "ordinaire"), RecordWord("public", "public"),
        RecordWord("secret", "secret"), RecordWord("nomination", "nomination"),
    ]

    private static let majorities = [
        RecordWord("simple", "simple"), RecordWord("absolute", "absolue"),
        RecordWord("two_thirds", "deux tiers"), RecordWord("three_fifths", "trois cinquièmes"),
        RecordWord("unanimity", "unanimité"),
    ]
}
