// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The publication standard 1.0 of the Dutch algorithm register: its keys, bounds and words.
public enum DutchRegister {
    /// The name that the schema gives this register in `maps`.
    static let register = "nl"

    /// The keys that hold prose, with the most characters each may have without markup.
    static let texts: [(key: String, longest: Int)] = [
        ("goal", 2500), ("proportionality", 2500), ("human_intervention", 2500), ("risks", 2500),
        ("lawful_basis", 2500), ("source_data", 2500), ("methods_and_models", 5000),
        ("impacttoetsen", 2500),
    ]

    /// Status by our state.
    static let statuses = [
        "planned": "In ontwikkeling", "pilot": "In gebruik", "in_service": "In gebruik",
        "stopped": "Buiten gebruik",
    ]

    /// State by status, as the register writes it and as its public list does.
    static let states = [
        "In ontwikkeling": "planned", "In gebruik": "in_service", "Buiten gebruik": "stopped",
        "ontwikkeling": "planned", "in_gebruik": "in_service", "buiten_gebruik": "stopped",
    ]

    /// Our theme by category. « Migratie en integratie » has no place among ours.
    static let themes = [
        "Organisatie en bedrijfsvoering": "general_services",
        "Overheidsfinanciën": "general_services", "Internationaal": "general_services",
        "Openbare orde en veiligheid": "public_order", "Recht": "public_order",
        "Economie": "economy", "Verkeer": "economy", "Werk": "economy",
        "Natuur en milieu": "environment", "Wonen": "housing",
        "Ruimte en infrastructuur": "housing", "Zorg en gezondheid": "health",
        "Cultuur en recreatie": "culture", "Onderwijs en wetenschap": "education",
        "Sociale zekerheid": "social_protection",
    ]

    /// The category that stands for each theme.
    static let categories = [
        "general_services": "Organisatie en bedrijfsvoering",
        "public_order": "Openbare orde en veiligheid", "economy": "Economie",
        "environment": "Natuur en milieu", "housing": "Wonen", "health": "Zorg en gezondheid",
        "culture": "Cultuur en recreatie", "education": "Onderwijs en wetenschap",
        "social_protection": "Sociale zekerheid",
    ]

    /// Our kind of assessment by the register's recommended titles.
    static let assessments = [
        "Data Protection Impact Assessment (DPIA)": "dpia",
        "AI Impact Assesment (AIIA)": "algorithmic_impact",
        "Fundamentele Rechten en Algoritme Impact Assessment (FRAIA)": "algorithmic_impact",
        "Impact Assessment Mensenrechten en Algoritmes (IAMA)": "algorithmic_impact",
        "De Ethische Bijsluiter": "ethics", "De Ethische Data Assistant (DEDA)": "ethics",
        "Utrecht Uthiek Assessment": "ethics", "Z-Inspection": "ethics",
        "Pre-scan DPIA": "privacy_scan", "Privacy Quickscan": "privacy_scan",
        "Toetsingskader Algemene Rekenkamer": "audit",
    ]

    /// The title that stands for each kind of assessment.
    static let titles = [
        "dpia": "Data Protection Impact Assessment (DPIA)",
        "algorithmic_impact": "Impact Assessment Mensenrechten en Algoritmes (IAMA)",
        "ethics": "De Ethische Data Assistant (DEDA)", "privacy_scan": "Pre-scan DPIA",
        "audit": "Toetsingskader Algemene Rekenkamer",
        "fria": "Fundamental Rights Impact Assessment (AI-verordening, artikel 27)",
    ]
}
