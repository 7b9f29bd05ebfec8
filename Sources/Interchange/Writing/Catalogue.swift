// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// A catalogue of the datasets that a ledger publishes, in DCAT-AP 3.0 as JSON-LD.
public enum Catalogue {
    /// A dataset that can be fetched.
    public struct Dataset: Sendable {
        /// The name in addresses.
        public let slug: String
        /// What it is called.
        public let title: Localized
        /// What it holds.
        public let description: Localized
        /// The files, by their name and media type.
        public let files: [(name: String, mediaType: String)]

        /// A dataset.
        public init(
            slug: String,
            title: Localized,
            description: Localized,
            files: [(name: String, mediaType: String)]
        ) {
            self.slug = slug
            self.title = title
            self.description = description
            self.files = files
        }
    }

    private static let licence = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
    private static let mediaTypes = "http://www.iana.org/assignments/media-types/"
    private static let theme =
        "http://publications.europa.eu/resource/authority/data-theme/GOVE"

    /// The catalogue.
    ///
    /// - Parameters:
    ///   - base: the address under which the files are, with a slash at its end.
    ///   - publisher: the name of whoever keeps the ledger.
    public static func json(
        _ datasets: [Dataset],
        at base: String,
        publisher: String,
        from source: ExportSource
    ) -> JSONValue {
        let agent = base + "#publisher"
        let nodes =
            [catalogue(datasets, base, agent, source), self.agent(agent, publisher)]
            + datasets.flatMap { dataset($0, base, agent, source) } + concepts
        return .object([
            JSONMember("@context", context), JSONMember("@graph", .array(nodes)),
        ])
    }

    private static let context: JSONValue = .object([
        JSONMember("adms", .string("http://www.w3.org/ns/adms#")),
        JSONMember("dcat", .string("http://www.w3.org/ns/dcat#")),
        JSONMember("dct", .string("http://purl.org/dc/terms/")),
        JSONMember("foaf", .string("http://xmlns.com/foaf/0.1/")),
        JSONMember("rdfs", .string("http://www.w3.org/2000/01/rdf-schema#")),
        JSONMember("skos", .string("http://www.w3.org/2004/02/skos/core#")),
        JSONMember("xsd", .string("http://www.w3.org/2001/XMLSchema#")),
    ])

    private static func catalogue(
        _ datasets: [Dataset],
        _ base: String,
        _ agent: String,
        _ source: ExportSource
    ) -> JSONValue {
        .object([
            JSONMember("@id", .string(base)), JSONMember("@type", .string("dcat:Catalog")),
            title("Registre \(source.origin)", "Register \(source.origin)"),
            texts(
                "dct:description",
                Localized(
                    french: "Jeux de données d'un registre vérifiable : \(source.text.french).",
                    english: "Datasets of a verifiable register: \(source.text.english)."
                )
            ),
            link("dct:publisher", agent), instant("dct:modified", source.made),
            JSONMember(
                "dcat:dataset",
                .array(datasets.map { .object([JSONMember("@id", .string(base + $0.slug))]) })
            ),
        ])
    }

    private static func agent(_ id: String, _ name: String) -> JSONValue {
        .object([
            JSONMember("@id", .string(id)), JSONMember("@type", .string("foaf:Agent")),
            JSONMember("foaf:name", .string(name)),
        ])
    }

    private static func dataset(
        _ dataset: Dataset,
        _ base: String,
        _ agent: String,
        _ source: ExportSource
    ) -> [JSONValue] {
        let addresses = dataset.files.map { base + $0.name }
        let node: JSONValue = .object([
            JSONMember("@id", .string(base + dataset.slug)),
            JSONMember("@type", .string("dcat:Dataset")),
            title(dataset.title.french, dataset.title.english),
            texts("dct:description", dataset.description), link("dct:publisher", agent),
            link("dcat:theme", theme), instant("dct:modified", source.made),
            JSONMember("dcat:version", .string("\(source.size)")),
            // Where the portal of the State reads no theme, keywords say it again.
            JSONMember(
                "dcat:keyword",
                .array(["délibérations", "intelligence artificielle", "registre"].map(french))
            ),
            JSONMember(
                "dcat:distribution",
                .array(addresses.map { .object([JSONMember("@id", .string($0 + "#file"))]) })
            ),
        ])
        let files = zip(addresses, dataset.files).flatMap { address, file -> [JSONValue] in
            [
                .object([
                    JSONMember("@id", .string(address + "#file")),
                    JSONMember("@type", .string("dcat:Distribution")),
                    link("dcat:accessURL", address), link("dct:license", licence),
                    link("dcat:mediaType", mediaTypes + file.mediaType),
                    JSONMember("dct:title", .string(file.name)),
                ]),
                .object([
                    JSONMember("@id", .string(address)),
                    JSONMember("@type", .string("rdfs:Resource")),
                ]),
                .object([
                    JSONMember("@id", .string(mediaTypes + file.mediaType)),
                    JSONMember("@type", .string("dct:MediaType")),
                ]),
            ]
        }
        return [node] + files
    }

    /// What the others refer to, typed in the document itself: validators follow no address.
    private static let concepts: [JSONValue] = [
        .object([
            JSONMember("@id", .string(theme)), JSONMember("@type", .string("skos:Concept")),
            texts(
                "skos:prefLabel",
                Localized(
                    french: "Gouvernement et secteur public",
                    english: "Government and public sector"
                )
            ),
        ]),
        .object([
            JSONMember("@id", .string(licence)),
            JSONMember("@type", .string("dct:LicenseDocument")),
        ]),
    ]

    // MARK: Members

    private static func title(_ french: String, _ english: String) -> JSONMember {
        texts("dct:title", Localized(french: french, english: english))
    }

    private static func texts(_ name: String, _ text: Localized) -> JSONMember {
        JSONMember(
            name,
            .array([
                french(text.french),
                .object([
                    JSONMember("@language", .string("en")),
                    JSONMember("@value", .string(text.english)),
                ]),
            ])
        )
    }

    private static func french(_ text: String) -> JSONValue {
        .object([JSONMember("@language", .string("fr")), JSONMember("@value", .string(text))])
    }

    private static func link(_ name: String, _ address: String) -> JSONMember {
        JSONMember(name, .object([JSONMember("@id", .string(address))]))
    }

    private static func instant(_ name: String, _ instant: Timestamp) -> JSONMember {
        JSONMember(
            name,
            .object([
                JSONMember("@type", .string("xsd:dateTime")),
                JSONMember("@value", .string(instant.description)),
            ])
        )
    }
}
