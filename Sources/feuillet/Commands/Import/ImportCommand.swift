// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser

/// `feuillet import`: brings in the files that authorities have.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: Speech.say(
                "Importer les fichiers qu'une collectivité a déjà.",
                "Import the files that an authority already has."
            ),
            subcommands: [ImportSCDLCommand.self, ImportActesCommand.self, ImportUsesCommand.self],
            aliases: ["importer"]
        )
    }
}
