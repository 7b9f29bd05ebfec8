// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What an authority is in law, and the rules that follow for its register: as data, so that a
/// further type is a further row.
public enum AuthorityType: String, Sendable, CaseIterable {
    /// A municipality.
    case commune
    /// A public body of municipalities with its own taxes: métropole, communauté.
    case epci
    /// A special authority under the rules of departments.
    case metropoleDeLyon = "metropole_de_lyon"
    /// A department.
    case departement
    /// A region.
    case region
    /// A syndicate, or another public establishment.
    case establishment
    /// An association or a project that copies from public sources.
    case association

    /// The rules of a type.
    public struct Rules: Sendable {
        /// What people read.
        public let label: Localized
        /// Whether members who take part remotely count for the quorum. Where the reference that
        /// we could read does not say, they do: a warning must not accuse wrongly.
        public let remoteCountsForQuorum: Bool
        /// The article on the quorum, where it was read.
        public let quorumArticle: String?
    }

    /// The rules of this type.
    public var rules: Rules {
        switch self {
        case .commune:
            Rules(
                label: Localized(french: "commune", english: "municipality"),
                remoteCountsForQuorum: false,
                quorumArticle: "CGCT L2121-17"
            )
        case .epci:
            Self.general(
                "établissement public de coopération intercommunale",
                "public body of municipalities"
            )
        case .metropoleDeLyon: Self.general("Métropole de Lyon", "Métropole de Lyon")
        case .departement: Self.general("département", "department")
        case .region: Self.general("région", "region")
        case .establishment: Self.general("établissement public", "public establishment")
        case .association: Self.general("association", "association")
        }
    }

    private static func general(_ french: String, _ english: String) -> Rules {
        Rules(
            label: Localized(french: french, english: english),
            remoteCountsForQuorum: true,
            quorumArticle: nil
        )
    }
}
