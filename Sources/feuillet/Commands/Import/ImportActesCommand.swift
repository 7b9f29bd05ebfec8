// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Interchange
import Ledger
import Notation
import Records

/// `feuillet import actes`: records what happened to acts from the messages of @CTES about them.
struct ImportActesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "actes",
            abstract: Speech.say(
                "Importer des enveloppes et des accusés de réception d'@CTES (XML).",
                "Import envelopes and acknowledgements of @CTES (XML)."
            ),
            discussion: Speech.say(
                "Chaque message devient un statut de l'acte qu'il nomme, et qui est déjà au registre. Une enveloppe ne dit pas sa date : donnez --transmitted-on.",
                "Each message becomes a status of the act that it names, which is in the ledger already. An envelope does not state its date: give --transmitted-on."
            )
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Messages (XML).", "Messages (XML)."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var files: [String]

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Jour de la transmission, pour les enveloppes.",
                "Day of transmission, for envelopes."
            ),
            valueName: "date"
        )
    )
    var transmittedOn: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Fichier de classification : les matières des messages y sont vérifiées.",
                "Classification file: the matters of the messages are checked against it."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var classification: String?

    @OptionGroup var options: ImportOptions

    func run() throws {
        let day = try transmittedOn.map { try DateOption.date($0, "--transmitted-on") }
        guard options.key != nil else {
            throw CommandError(
                .usage,
                "les actes se cherchent au registre : donnez --ledger et --key, aussi pour un essai",
                "acts are looked up in the ledger: give --ledger and --key, for a rehearsal too"
            )
        }
        let classification = try classification.map(readClassification)
        try ImportRun.run(files.joined(separator: ", "), reading: files, options) { run in
            let importer = ActesImporter(run, transmittedOn: day, classification)
            for (place, file) in files.enumerated() {
                // One file that cannot be read keeps no other out.
                let root: XMLElement
                do throws(CommandError) {
                    root = try Self.root(file)
                } catch {
                    try importer.refuse(unreadable: error, file, number: place + 1)
                    continue
                }
                let message = ActesMessage(root, fileName: InputFile.name(file))
                try importer.take(message, file, number: place + 1)
            }
        }
    }

    private func readClassification(_ path: String) throws -> ActesClassification {
        if let found = ActesClassification(try Self.root(path)) { return found }
        throw CommandError(
            .refused,
            "\(path) : ce n'est pas une classification d'@CTES (RetourClassification)",
            "\(path): this is not a classification of @CTES (RetourClassification)"
        )
    }

    private static func root(_ path: String) throws(CommandError) -> XMLElement {
        let bytes = try InputFile.bytes(path)
        do throws(XMLError) {
            return try XMLElement.parse(bytes)
        } catch {
            throw CommandError(
                .refused,
                "\(path):\(error.position.line):\(error.position.column): \(error.message.french)",
                "\(path):\(error.position.line):\(error.position.column): \(error.message.english)"
            )
        }
    }
}
