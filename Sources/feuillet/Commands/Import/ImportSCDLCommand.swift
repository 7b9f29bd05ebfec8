// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Interchange
import Ledger
import Notation
import Records

/// `feuillet import scdl`: records the deliberations of a file in SCDL.
struct ImportSCDLCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "scdl",
            abstract: Speech.say(
                "Importer des délibérations en SCDL (CSV).",
                "Import deliberations in SCDL (CSV)."
            ),
            discussion: Speech.say(
                "Le fichier est lu tel qu'il est publié ; tout écart au schéma est nommé. Relancer l'import n'ajoute rien, ou reprend ce qui fut interrompu. Codes : 0 tout est importé, 65 des lignes sont refusées.",
                "The file is read as it is published; everything that is not as the schema wants it is named. Running the import again adds nothing, or goes on where it was interrupted. Codes: 0 all is imported, 65 rows are refused."
            )
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Fichier SCDL.", "SCDL file."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var file: String

    @OptionGroup var options: ImportOptions

    func run() throws {
        // The encoding is known when the last byte was seen; only then is the first row read.
        let (detector, size) = try InputFile.encoding(file)
        try ImportRun.run(file, reading: [file], options) { run in
            var reader = SCDLReader(detector, today: try Self.today())
            let meter = ProgressMeter(Speech.say("import", "import"))
            defer { meter.clear() }
            let importer = SCDLImporter(run)
            do {
                try InputFile.pieces(file) { piece, offset in
                    try reader.read(piece) { try importer.take($0) }
                    meter.update(UInt64(offset + piece.count), of: UInt64(size))
                }
                try reader.finish { try importer.take($0) }
            } catch let error as CSVError {
                throw CommandError(
                    .refused,
                    "\(file) : \(error.message.french) ; ce qui précède est inscrit",
                    "\(file): \(error.message.english); what stands before it is recorded"
                )
            }
            try run.note(reader.fileDiagnostics)
            if reader.header?.isRefused == false, run.tally.rows == 0 {
                let note = ImportDiagnostic(
                    .unreadable,
                    "aucune ligne ne suit les titres des colonnes",
                    "no row follows the titles of the columns"
                )
                try run.note([note])
            }
            guard reader.header?.isRefused == false else {
                throw CommandError(
                    .refused,
                    "\(file) : \(Self.reason(reader).french)",
                    "\(file): \(Self.reason(reader).english)"
                )
            }
        }
    }

    private static func reason(_ reader: SCDLReader) -> Localized {
        guard let header = reader.header else {
            return Localized(french: "le fichier est vide", english: "the file is empty")
        }
        guard let refusal = header.diagnostics.first(where: { $0.severity == .refusal }) else {
            return Localized(
                french: "les titres sont illisibles",
                english: "the titles are unreadable"
            )
        }
        guard !refusal.column.utf8.isEmpty else { return refusal.message }
        return Localized(
            french: "\(refusal.column) : \(refusal.message.french)",
            english: "\(refusal.column): \(refusal.message.english)"
        )
    }

    private static func today() throws(CommandError) -> CivilDate {
        if let date = Terminal.today { return date }
        throw CommandError(.clock, "l'horloge n'a pas de date", "the clock has no date")
    }
}
