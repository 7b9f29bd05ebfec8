// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Interchange
import Ledger
import Notation
import Policy
import Records

/// `feuillet export`: gives out what a ledger holds in the forms that others read.
struct ExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: Speech.say(
                "Exporter dans les formats que d'autres lisent.",
                "Export in the formats that others read."
            ),
            discussion: Speech.say(
                "Formats : \(ExportFormat.names). " + source.french,
                "Formats: \(ExportFormat.names). " + source.english
            ),
            aliases: ["exporter"]
        )
    }

    private static let source = Localized(
        french:
            "Chaque export nomme le registre, sa racine et sa date ; un format qui n'a pas de place "
            + "pour cela reçoit à côté un fichier .source.json. Codes : 0 tout est exporté, 1 des "
            + "inscriptions n'ont pas de place dans le format.",
        english:
            "Each export names the ledger, its root and its date; a format without a place for that "
            + "gets a file .source.json beside it. Codes: 0 all is exported, 1 some entries have no "
            + "place in the format."
    )

    @Argument(
        help: ArgumentHelp(
            Speech.say("Format.", "Format."),
            valueName: Speech.say("format", "format")
        )
    )
    var format: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Fichier à écrire (sinon la sortie standard).",
                "File to write (else standard output)."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "N° de la séance ou de la déclaration.",
                "Number of the sitting or declaration."
            ),
            valueName: Speech.say("n°", "entry")
        )
    )
    var entry: UInt64?

    @Option(
        help: ArgumentHelp(
            Speech.say("Seulement cette autorité.", "Only this authority."),
            valueName: Speech.say("identifiant", "identifier")
        )
    )
    var authority: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "SIRET, pour scdl, si ni l'acte ni l'enrôlement ne le portent.",
                "SIRET, for scdl, if neither the act nor the enrolment has it."
            )
        )
    )
    var siret: String?

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "CSV pour tableur : une apostrophe neutralise les formules.",
                "CSV for spreadsheets: an apostrophe neutralises formulas."
            )
        )
    )
    var spreadsheet = false

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Langue des textes, pour nl (ISO 639-3 ; sinon fra).",
                "Language of the texts, for nl (ISO 639-3; else fra)."
            ),
            valueName: Speech.say("code", "code")
        )
    )
    var textLanguage = "fra"

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Adresse où les fichiers sont publiés, pour dcat.",
                "Address at which the files are published, for dcat."
            ),
            valueName: Speech.say("adresse", "address")
        )
    )
    var base: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Rapport de tout ce qui n'a pas de place, en .json, .csv ou .txt.",
                "Report of all that has no place, as .json, .csv or .txt."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var report: String?

    @OptionGroup var place: LedgerOptions
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let format = ExportFormat(name: format) else {
            throw CommandError(
                .usage,
                "« \(self.format) » n'est pas un format ; il y a : \(ExportFormat.names)",
                "`\(self.format)` is not a format; there are: \(ExportFormat.names)"
            )
        }
        try requirePlaces()
        let ledger = ExportLedger(try place.reader(), authority: authority)
        let writer = ExportWriter(ledger, output: output, report: report)
        switch format {
        case .scdl:
            try SCDLExport(ledger, siret: siret, isForSpreadsheet: spreadsheet).write(writer)
        case .list, .closingSheet, .tableByDate, .tableByObject:
            try RegisterExport(ledger, entry: entry).write(format, writer)
        case .votes: try VoteExport(ledger).write(writer)
        case .catalogue: try CatalogueExport(ledger, base: base).write(writer)
        case .etalab, .mention, .dutchRegister, .atrs, .annexVIII, .rightsAssessment:
            let schema = try policies.library().vocabulary.schema
            let export = UseExport(ledger, schema, entry: entry, isJSON: common.json)
            try export.write(
                format,
                writer,
                isForSpreadsheet: spreadsheet,
                textLanguage: textLanguage
            )
        }
        try writer.finish(countsEntries: format.isList)
    }

    /// Refuses what would be found wrong only after the ledger was read.
    private func requirePlaces() throws {
        if let authority { try AuthorityIdentifier.require(authority, option: "--authority") }
        let outputs = OutputGuard(ledger: try place.folder)
        if let output {
            try outputs.require(output, option: "--output")
            try outputs.require(output + ".source.json", option: "--output")
        }
        guard let report else { return }
        _ = try ImportReport.form(of: report)
        try OutputGuard(
            inputs: output.map { [$0, $0 + ".source.json"] } ?? [],
            ledger: try place.folder
        )
        .require(report, option: "--report")
    }
}
