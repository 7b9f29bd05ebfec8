// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Interchange
import Notation
import Policy
import Records

/// `feuillet import uses`: declares the AI uses of another register's file.
struct ImportUsesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "uses",
            abstract: Speech.say(
                "Importer des usages de l'IA d'un autre registre.",
                "Import AI uses of another register."
            ),
            discussion: Speech.say(
                "Formats : etalab (CSV aux vingt et une colonnes), nl (registre néerlandais, JSON), atrs (Royaume-Uni, JSON). Ce qui n'a pas de place dans une déclaration est nommé.",
                "Formats: etalab (CSV of twenty-one columns), nl (Dutch register, JSON), atrs (United Kingdom, JSON). What has no place in a declaration is named."
            ),
            aliases: ["usages"]
        )
    }

    /// The shapes that are read.
    enum Shape: String, ExpressibleByArgument, CaseIterable {
        case etalab
        case nl
        case atrs

        /// The name of the document that keeps a record as it was read.
        var documentName: String? {
            switch self {
            case .etalab: nil
            case .nl: "algoritmeregister.json"
            case .atrs: "atrs.json"
            }
        }
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Format : etalab, nl, atrs.", "Format: etalab, nl, atrs."),
            valueName: Speech.say("format", "format")
        )
    )
    var shape: Shape

    @Argument(
        help: ArgumentHelp(
            Speech.say("Fichier.", "File."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var file: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Autorité dont ce sont les usages, si le fichier ne l'identifie pas.",
                "Authority whose uses these are, if the file does not identify it."
            ),
            valueName: Speech.say("identifiant", "identifier")
        )
    )
    var authority: String?

    @OptionGroup var policies: PolicyOptions
    @OptionGroup var options: ImportOptions

    func run() throws {
        if let authority { try AuthorityIdentifier.require(authority, option: "--authority") }
        let schema = try policies.library().vocabulary.schema
        try ImportRun.run(file, reading: [file], options) { run in
            let importer = UseImporter(
                run,
                schema,
                authority: authority,
                documentName: shape.documentName
            )
            if shape == .etalab { return try readInventory(run, importer) }
            let value = try json()
            let uses = shape == .nl ? DutchRegister.uses(in: value) : ATRSRecord.uses(in: value)
            let meter = ProgressMeter(Speech.say("import", "import"))
            defer { meter.clear() }
            for (place, use) in uses.enumerated() {
                try importer.take(use)
                meter.update(UInt64(place + 1), of: UInt64(uses.count))
            }
        }
    }

    /// What some programs put before a text in UTF-8.
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func json() throws -> JSONValue {
        var bytes = try InputFile.bytes(file)
        if bytes.starts(with: Self.byteOrderMark) { bytes.removeFirst(Self.byteOrderMark.count) }
        do throws(JSONError) {
            return try JSONValue.parse(bytes, as: .exchange)
        } catch {
            throw CommandError(error, at: file)
        }
    }

    private func readInventory(_ run: ImportRun, _ importer: UseImporter) throws {
        let (detector, _) = try InputFile.encoding(file)
        var reader = CSVFile(detector)
        var places: [Int?]?
        func take(_ row: CSVRow) throws {
            if row.number == 1 {
                places = EtalabInventory.places(in: row.fields)
                if let places {
                    try run.note(EtalabInventory.diagnostics(of: row, places: places))
                }
            } else if let places, !row.isBlank {
                try importer.take(EtalabInventory.use(row, places: places))
            }
        }
        do {
            try InputFile.pieces(file) { piece, _ in try reader.read(piece, take) }
            try reader.finish(take)
        } catch let error as CSVError {
            throw CommandError(
                .refused,
                "\(file) : \(error.message.french)",
                "\(file): \(error.message.english)"
            )
        }
        try run.note(ImportDiagnostic.form(of: reader, detector.encoding))
        guard places != nil else {
            throw CommandError(
                .refused,
                "\(file) : la première ligne ne porte pas la colonne « Nom de l'algorithme » de l'inventaire",
                "\(file): the first line does not have the inventory's column `Nom de l'algorithme`"
            )
        }
    }
}
