// SPDX-License-Identifier: EUPL-1.2

/// The files of `Policies/`, embedded when the program is built. A tidy test keeps the list whole.
enum EmbeddedPolicies {
    /// By their path in that folder.
    static let files: [String: [UInt8]] = [
        "schema/ai-use.yaml": PackageResources.ai_use_yaml,
        "schema/groups.yaml": PackageResources.groups_yaml,
        "charters/bordeaux-metropole.yaml": PackageResources.bordeaux_metropole_yaml,
        "charters/grenoble-alpes-metropole.yaml": PackageResources.grenoble_alpes_metropole_yaml,
        "charters/metropole-du-grand-paris.yaml": PackageResources.metropole_du_grand_paris_yaml,
        "charters/metropole-europeenne-de-lille.yaml": PackageResources
            .metropole_europeenne_de_lille_yaml,
        "charters/montpellier.yaml": PackageResources.montpellier_yaml,
        "charters/nantes-metropole.yaml": PackageResources.nantes_metropole_yaml,
        "charters/strasbourg.yaml": PackageResources.strasbourg_yaml,
        "charters/toulouse-metropole.yaml": PackageResources.toulouse_metropole_yaml,
        "charters/ville-de-lyon.yaml": PackageResources.ville_de_lyon_yaml,
        "frameworks/cc4dr.yaml": PackageResources.cc4dr_yaml,
        "frameworks/eu-ai-act.yaml": PackageResources.eu_ai_act_yaml,
        "frameworks/french-law.yaml": PackageResources.french_law_yaml,
        "frameworks/gdpr.yaml": PackageResources.gdpr_yaml,
        "frameworks/territorial-ai-manifesto.yaml": PackageResources.territorial_ai_manifesto_yaml,
        "frameworks/un-habitat-people-centred.yaml": PackageResources
            .un_habitat_people_centred_yaml,
        "projects/behaviour-cameras.yaml": PackageResources.behaviour_cameras_yaml,
        "projects/civility-score.yaml": PackageResources.civility_score_yaml,
        "projects/delivery-bays.yaml": PackageResources.delivery_bays_yaml,
        "projects/eco-pilot.yaml": PackageResources.eco_pilot_yaml,
        "projects/internal-administration.yaml": PackageResources.internal_administration_yaml,
        "projects/material-reuse.yaml": PackageResources.material_reuse_yaml,
        "projects/meeting-minutes.yaml": PackageResources.meeting_minutes_yaml,
        "projects/nantes-canteen.yaml": PackageResources.nantes_canteen_yaml,
        "projects/saint-genis-laval-chatbot.yaml": PackageResources.saint_genis_laval_chatbot_yaml,
        "projects/social-housing-allocation.yaml": PackageResources.social_housing_allocation_yaml,
        "projects/toulouse-canteen.yaml": PackageResources.toulouse_canteen_yaml,
        "projects/town-centres.yaml": PackageResources.town_centres_yaml,
        "projects/town-hall-face-recognition.yaml": PackageResources
            .town_hall_face_recognition_yaml,
    ]
}
