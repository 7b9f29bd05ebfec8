// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy

/// `feuillet charter format`: writes the conditions of charters in one way.
struct CharterFormatCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "format",
            abstract: Speech.say(
                "Écrire les conditions d'une charte d'une seule façon.",
                "Write the conditions of a charter in one way."
            ),
            discussion: Speech.say(
                "Les commentaires et tout le reste demeurent à l'octet près. Avec --check, rien n'est écrit. Codes : 0 en forme, 1 à reprendre (avec --check).",
                "Comments and everything else stay byte for byte. With --check nothing is written. Codes: 0 in form, 1 to be formatted (with --check)."
            ),
            aliases: ["formater"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Fichiers de chartes.", "Files of charters."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var files: [String]

    @Flag(
        help: ArgumentHelp(
            Speech.say("Dire seulement ce qui changerait.", "Only say what would change.")
        )
    )
    var check = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        var changed: [String] = []
        for file in files {
            let bytes = try InputFile.bytes(file)
            let formatted: [UInt8]
            do throws(YAMLError) {
                formatted = try CharterFormatter.format(bytes)
            } catch {
                throw CommandError(error, at: file)
            }
            guard formatted != bytes else { continue }
            changed.append(file)
            if !check { try InputFile.write(formatted, to: file) }
        }
        common.printer.show(.pairs(["changed": .array(changed.map { .string($0) })])) {
            changed.map { $0 + "\n" }.joined()
        }
        if check, !changed.isEmpty { throw ExitCode(CommandError.Code.no.rawValue) }
    }
}
