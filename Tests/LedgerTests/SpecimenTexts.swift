// SPDX-License-Identifier: EUPL-1.2

/// The schema and the charter of the specimen, which are no one's.
enum SpecimenTexts {
    static let schema = """
        schema: ai-use
        version: 1
        fields:
          name:
            type: text
            nature: fact
            required: yes
            label: {fr: "Nom", en: "Name"}
            question: {fr: "Quel est le nom de l'usage ?", en: "What is the use called?"}
            asked_of: [project_manager]
          state:
            type: choice[planned, pilot, in_service, stopped]
            nature: fact
            required: yes
            label: {fr: "État", en: "State"}
            question: {fr: "Où en est l'usage ?", en: "How far is the use?"}
            asked_of: [project_manager]
            values:
              planned: {label: {fr: "prévu", en: "planned"}}
              pilot: {label: {fr: "à l'essai", en: "pilot"}}
              in_service: {label: {fr: "en service", en: "in service"}}
              stopped: {label: {fr: "arrêté", en: "stopped"}}
          data.personal:
            type: boolean
            nature: fact
            label: {fr: "Données personnelles", en: "Personal data"}
            question: {fr: "Des données personnelles sont-elles traitées ?", en: "Are personal data processed?"}
            asked_of: [dpo]
          hosting.countries:
            type: set[country]
            nature: choice
            label: {fr: "Pays d'hébergement", en: "Hosting countries"}
            question: {fr: "Dans quels pays les données sont-elles hébergées ?", en: "In which countries are the data hosted?"}
            asked_of: [ciso]

        """

    static let charter = """
        charter: feuillet-sur-loire/ai
        version: 1
        title: {fr: "Charte fictive de l'IA", en: "Fictitious AI charter"}
        authority: NTRFR-000000109
        adopted: {deliberation: unknown, date: 2025-12-15}
        in_force: {from: 2025-12-15}
        sources: [{id: S1, title: "Délibération fictive 2025-1", publisher: "Feuillet-sur-Loire", read: 2025-12-15}]
        principles:
          - id: HOSTING
            title: {fr: "Hébergement en France", en: "Hosting in France"}
            quote: {fr: "Les données de la commune restent en France.", source: S1}
            rules:
              - id: HOSTING-1
                require: hosting.countries within [FR]

        """
}
