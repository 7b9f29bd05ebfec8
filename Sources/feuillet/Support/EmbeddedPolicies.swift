// SPDX-License-Identifier: EUPL-1.2

/// The files of `Policies/`, embedded when the program is built. A tidy test keeps the list whole.
enum EmbeddedPolicies {
    /// By their path in that folder.
    static let files: [String: [UInt8]] = [
        "schema/ai-use.yaml": PackageResources.ai_use_yaml,
        "schema/groups.yaml": PackageResources.groups_yaml,
        "charters/aix-marseille-provence.yaml": PackageResources.aix_marseille_provence_yaml,
        "charters/bordeaux-metropole.yaml": PackageResources.bordeaux_metropole_yaml,
        "charters/dijon-metropole.yaml": PackageResources.dijon_metropole_yaml,
        "charters/grand-nancy.yaml": PackageResources.grand_nancy_yaml,
        "charters/grenoble-alpes-metropole.yaml": PackageResources.grenoble_alpes_metropole_yaml,
        "charters/ille-et-vilaine.yaml": PackageResources.ille_et_vilaine_yaml,
        "charters/isere.yaml": PackageResources.isere_yaml,
        "charters/metropole-de-lyon.yaml": PackageResources.metropole_de_lyon_yaml,
        "charters/metropole-du-grand-paris.yaml": PackageResources.metropole_du_grand_paris_yaml,
        "charters/metropole-europeenne-de-lille.yaml": PackageResources
            .metropole_europeenne_de_lille_yaml,
        "charters/montpellier.yaml": PackageResources.montpellier_yaml,
        "charters/nantes-metropole.yaml": PackageResources.nantes_metropole_yaml,
        "charters/rennes.yaml": PackageResources.rennes_yaml,
        "charters/strasbourg.yaml": PackageResources.strasbourg_yaml,
        "charters/toulouse-metropole.yaml": PackageResources.toulouse_metropole_yaml,
        "charters/tours-metropole.yaml": PackageResources.tours_metropole_yaml,
        "charters/ville-de-lyon.yaml": PackageResources.ville_de_lyon_yaml,
        "charters/ville-de-paris.yaml": PackageResources.ville_de_paris_yaml,
        "frameworks/cc4dr.yaml": PackageResources.cc4dr_yaml,
        "frameworks/eu-ai-act.yaml": PackageResources.eu_ai_act_yaml,
        "frameworks/french-law.yaml": PackageResources.french_law_yaml,
        "frameworks/gdpr.yaml": PackageResources.gdpr_yaml,
        "frameworks/territorial-ai-manifesto.yaml": PackageResources.territorial_ai_manifesto_yaml,
        "frameworks/un-habitat-people-centred.yaml": PackageResources
            .un_habitat_people_centred_yaml,
        "projects/behaviour-cameras.yaml": PackageResources.behaviour_cameras_yaml,
        "projects/canteen-network.yaml": PackageResources.canteen_network_yaml,
        "projects/civility-score.yaml": PackageResources.civility_score_yaml,
        "projects/control-room-video-analytics.yaml": PackageResources
            .control_room_video_analytics_yaml,
        "projects/delivery-bays-cameras.yaml": PackageResources.delivery_bays_cameras_yaml,
        "projects/delivery-bays.yaml": PackageResources.delivery_bays_yaml,
        "projects/eco-pilot.yaml": PackageResources.eco_pilot_yaml,
        "projects/heat-network-maintenance.yaml": PackageResources.heat_network_maintenance_yaml,
        "projects/internal-administration.yaml": PackageResources.internal_administration_yaml,
        "projects/isere-assistant.yaml": PackageResources.isere_assistant_yaml,
        "projects/material-reuse.yaml": PackageResources.material_reuse_yaml,
        "projects/meeting-minutes.yaml": PackageResources.meeting_minutes_yaml,
        "projects/nantes-canteen.yaml": PackageResources.nantes_canteen_yaml,
        "projects/noisy-le-grand-energy.yaml": PackageResources.noisy_le_grand_energy_yaml,
        "projects/paris-street-signs.yaml": PackageResources.paris_street_signs_yaml,
        "projects/plaisir-voice-bot.yaml": PackageResources.plaisir_voice_bot_yaml,
        "projects/rouen-deliberation-assistant.yaml": PackageResources
            .rouen_deliberation_assistant_yaml,
        "projects/saint-genis-laval-chatbot.yaml": PackageResources.saint_genis_laval_chatbot_yaml,
        "projects/social-housing-allocation.yaml": PackageResources.social_housing_allocation_yaml,
        "projects/suresnes-meeting-minutes.yaml": PackageResources.suresnes_meeting_minutes_yaml,
        "projects/toulouse-canteen.yaml": PackageResources.toulouse_canteen_yaml,
        "projects/town-centres.yaml": PackageResources.town_centres_yaml,
        "projects/town-hall-face-recognition.yaml": PackageResources
            .town_hall_face_recognition_yaml,
    ]
}
