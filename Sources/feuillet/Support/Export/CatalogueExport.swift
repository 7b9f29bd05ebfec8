// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Ledger
import Notation
import Records

/// Exports the catalogue of a ledger's datasets.
struct CatalogueExport {
    private let ledger: ExportLedger
    private let base: String?

    init(_ ledger: ExportLedger, base: String?) {
        self.ledger = ledger
        self.base = base
    }

    func write(_ writer: ExportWriter) throws {
        guard let base else {
            throw CommandError(
                .usage,
                "où les fichiers sont-ils publiés ? donnez --base https://…/",
                "where are the files published? give --base https://…/"
            )
        }
        guard WebAddress.isValid(base) else {
            throw CommandError(
                .usage,
                "--base \(base) : ce n'est pas une adresse en http(s)",
                "--base \(base): this is not an http(s) address"
            )
        }
        let publisher = ledger.reader.state.genesis.registrarName
        try writer.write(
            Catalogue.json(
                Self.datasets,
                at: base.hasSuffix("/") ? base : base + "/",
                publisher: publisher,
                from: ledger.source
            ),
            namesItsSource: true
        )
    }

    private static let datasets = [
        Catalogue.Dataset(
            slug: "registre",
            title: Localized(french: "Registre vérifiable", english: "Verifiable register"),
            description: Localized(
                french:
                    "Les inscriptions scellées et l'arbre qui les prouve, en tuiles (C2SP tlog-tiles).",
                english:
                    "The sealed entries and the tree that proves them, in tiles (C2SP tlog-tiles)."
            ),
            files: [("checkpoint", "text/plain")]
        ),
        Catalogue.Dataset(
            slug: "deliberations",
            title: Localized(french: "Délibérations", english: "Deliberations"),
            description: Localized(
                french: "Les délibérations adoptées, au schéma SCDL 2.1.5.",
                english: "The deliberations adopted, in the SCDL schema 2.1.5."
            ),
            files: [("deliberations.csv", "text/csv")]
        ),
        Catalogue.Dataset(
            slug: "usages-ia",
            title: Localized(french: "Usages de l'IA déclarés", english: "Declared AI uses"),
            description: Localized(
                french:
                    "L'inventaire des usages de l'IA, aux vingt et une colonnes du guide Etalab.",
                english: "The inventory of AI uses, in the twenty-one columns of the Etalab guide."
            ),
            files: [("usages-ia.csv", "text/csv")]
        ),
    ]
}
