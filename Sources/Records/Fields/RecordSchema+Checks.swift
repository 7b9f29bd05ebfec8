// SPDX-License-Identifier: EUPL-1.2

extension RecordSchema {
    /// Declared principles, as the exact bytes of their file.
    static let charter: [RecordField] =
        [
            RecordField("title", "titre", .line, ("Titre", "Title"), .required),
            RecordField("version", "version", .count, ("Version", "Version")),
            RecordField(
                "in_force_from",
                "en_vigueur_du",
                .date,
                ("En vigueur depuis", "In force from")
            ),
            RecordField(
                "in_force_to",
                "en_vigueur_au",
                .date,
                ("En vigueur jusqu'au", "In force until")
            ),
            RecordField("text", "texte", .text, ("Texte", "Text"), .required),
        ] + common

    /// The result of a check, with all that is needed to make it again.
    static let assessment: [RecordField] =
        [
            RecordField("evaluator", "evaluateur", .line, ("Évaluateur", "Evaluator"), .required),
            RecordField(
                "date",
                "date",
                .date,
                ("Date d'évaluation", "Date of evaluation"),
                .required
            ),
            RecordField("verdict", "verdict", .word(overalls), ("Verdict", "Verdict"), .required),
            RecordField("rules", "regles", .object(rule), ("Règles", "Rules"), .list),
            RecordField(
                "groups",
                "groupes",
                .digest,
                ("Groupes, SHA-256", "Groups, SHA-256")
            ),
        ] + common

    /// What a committee or an officer says of a declaration.
    static let opinion: [RecordField] =
        [
            RecordField("by", "par", .word(advisers), ("Avis de", "Opinion of"), .required),
            RecordField("answer", "avis", .word(answers), ("Avis", "Opinion"), .required),
            RecordField("date", "date", .date, ("Date", "Date"), .required),
            RecordField("rule", "regle", .line, ("Règle", "Rule")),
            RecordField("reason", "motif", .text, ("Motif", "Reason"), .erasable),
        ] + common

    /// Leave, for a time, from a rule.
    static let waiver: [RecordField] =
        [
            RecordField("rule", "regle", .line, ("Règle", "Rule"), .required),
            RecordField("reason", "motif", .text, ("Motif", "Reason"), .required),
            RecordField("from", "du", .date, ("Du", "From"), .required),
            RecordField("to", "au", .date, ("Au (inclus)", "To (inclusive)"), .required),
            RecordField("measures", "mesures", .line, ("Mesures", "Measures"), .list),
        ] + common

    private static let rule: [RecordField] = [
        RecordField("charter", "charte", .line, ("Charte", "Charter"), .required),
        RecordField("rule", "regle", .line, ("Règle", "Rule"), .required),
        RecordField("verdict", "verdict", .line, ("Verdict", "Verdict"), .required),
    ]

    private static let overalls = [
        RecordWord("compliant", "conforme"), RecordWord("non_compliant", "non conforme"),
        RecordWord("undetermined", "indéterminé"), RecordWord("to_judge", "à apprécier"),
        RecordWord("compliant_with_waiver", "conforme avec dérogation"),
        RecordWord("nothing_to_check", "rien à vérifier"),
    ]

    private static let advisers = [
        RecordWord("ethics_committee", "comité d'éthique"), RecordWord("dpo", "dpo"),
        RecordWord("ciso", "rssi"), RecordWord("council", "conseil"),
    ]

    private static let answers = [
        RecordWord("favourable", "favorable"),
        RecordWord("favourable_with_reserves", "favorable avec réserves"),
        RecordWord("unfavourable", "défavorable"),
    ]
}
