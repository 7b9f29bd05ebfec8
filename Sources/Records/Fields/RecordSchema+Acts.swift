// SPDX-License-Identifier: EUPL-1.2

extension RecordSchema {
    /// A meeting, as the register and the minutes describe it (CGCT L2121-15, R2121-9).
    static let sitting: [RecordField] =
        [
            RecordField("body", "assemblee", .line, ("Assemblée", "Assembly"), .required),
            RecordField("date", "date", .date, ("Date", "Date"), .required),
            RecordField("time", "heure", .time, ("Heure", "Time")),
            RecordField("place", "lieu", .line, ("Lieu", "Place")),
            RecordField(
                "convocation_date",
                "date_de_convocation",
                .date,
                ("Date de convocation", "Date of convocation")
            ),
            RecordField(
                "convocation",
                "convocation",
                .word([RecordWord("first", "première"), RecordWord("second", "seconde")]),
                ("Convocation", "Convocation")
            ),
            RecordField("urgency", "urgence", .boolean, ("Urgence", "Urgency")),
            RecordField("closed", "huis_clos", .boolean, ("Huis clos", "Closed to the public")),
            RecordField(
                "members_in_office",
                "membres_en_exercice",
                .count,
                ("Membres en exercice", "Members in office")
            ),
            RecordField("present", "presents", .count, ("Présents", "Present")),
            RecordField(
                "remote",
                "a_distance",
                .count,
                ("Présents à distance", "Present remotely")
            ),
            RecordField("proxies", "pouvoirs", .count, ("Pouvoirs", "Proxies")),
            RecordField("quorum", "quorum", .count, ("Quorum", "Quorum")),
            RecordField(
                "chair",
                "president_de_seance",
                .line,
                ("Présidence de séance", "Chair"),
                .erasable
            ),
            RecordField(
                "secretaries",
                "secretaires",
                .line,
                ("Secrétaires de séance", "Secretaries"),
                [.list, .erasable]
            ),
            RecordField(
                "members",
                "membres",
                .object(member),
                ("Membres", "Members"),
                [.list, .erasable]
            ),
            RecordField(
                "agenda",
                "ordre_du_jour",
                .line,
                ("Ordre du jour", "Agenda"),
                [.list, .erasable]
            ),
        ] + common

    /// What an assembly voted on, and how.
    static let deliberation: [RecordField] = act + vote + texts + common

    /// A decision by delegation (CGCT L2122-22), or an order.
    static let decision: [RecordField] =
        act + [
            RecordField("taken_by", "prise_par", .line, ("Prise par", "Taken by"), .erasable),
            RecordField("delegation", "delegation", .line, ("Délégation", "Delegation")),
        ] + texts + common

    /// What happened to an act afterwards.
    static let status: [RecordField] =
        [
            RecordField("event", "evenement", .word(events), ("Événement", "Event"), .required),
            RecordField("date", "date", .date, ("Date", "Date"), .required),
            RecordField("by", "par", .line, ("Par", "By")),
            RecordField("reference", "reference", .line, ("Référence", "Reference")),
        ] + common

    private static let member: [RecordField] = [
        RecordField("name", "nom", .line, ("Nom", "Name"), .required),
        RecordField("presence", "presence", .word(presences), ("Présence", "Presence"), .required),
        RecordField("proxy", "mandataire", .line, ("Mandataire", "Proxy holder")),
    ]

    private static let presences = [
        RecordWord("present", "présent"), RecordWord("remote", "à distance"),
        RecordWord("represented", "représenté"), RecordWord("excused", "excusé"),
        RecordWord("absent", "absent"),
    ]

    private static let events = [
        RecordWord("transmitted", "transmise"), RecordWord("received", "reçue"),
        RecordWord("published", "publiée"), RecordWord("notified", "notifiée"),
        RecordWord("pieces_requested", "pièces demandées"),
        RecordWord("observation_letter", "lettre d'observations"),
        RecordWord("referred", "déférée"), RecordWord("suspended", "suspendue"),
        RecordWord("annulled", "annulée"), RecordWord("annulled_in_part", "annulée en partie"),
        RecordWord("withdrawn", "retirée"), RecordWord("repealed", "abrogée"),
    ]

    private static let natures = [
        RecordWord("deliberation", "délibération"),
        RecordWord("regulatory_act", "acte réglementaire"),
        RecordWord("individual_act", "acte individuel"), RecordWord("contract", "contrat"),
        RecordWord("budget", "document budgétaire"), RecordWord("other", "autre"),
    ]

    private static let act: [RecordField] = [
        RecordField("number", "numero", .line, ("Numéro", "Number")),
        RecordField("date", "date", .date, ("Date", "Date"), .required),
        RecordField(
            "order",
            "numero_d_ordre",
            .count,
            ("Numéro d'ordre dans la séance", "Order number in the sitting")
        ),
        RecordField(
            "object",
            "objet",
            .paragraph,
            ("Objet", "Object"),
            [.required, .erasable]
        ),
        RecordField("nature", "nature", .word(natures), ("Nature", "Nature")),
        RecordField("matter", "matiere", .matter, ("Matière", "Matter")),
        RecordField(
            "matter_label",
            "libelle_de_matiere",
            .line,
            ("Libellé de la matière", "Matter in words")
        ),
        RecordField("budget_year", "annee_du_budget", .line, ("Année du budget", "Budget year")),
        RecordField("budget_name", "nom_du_budget", .line, ("Nom du budget", "Budget")),
        RecordField("url", "adresse", .line, ("Adresse du document", "Address of the document")),
        RecordField(
            "authority_name",
            "nom_de_l_autorite",
            .line,
            ("Nom de l'autorité", "Name of the authority")
        ),
        RecordField("siret", "siret", .siret, ("SIRET", "SIRET")),
    ]

    private static let texts: [RecordField] = [
        RecordField("recitals", "visas", .text, ("Visas et considérants", "Recitals"), .erasable),
        RecordField("text", "dispositif", .text, ("Dispositif", "Operative part"), .erasable),
    ]
}
