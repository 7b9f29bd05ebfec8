// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser

/// Which policies a command works with.
struct PolicyOptions: ParsableArguments {
    @Option(
        name: .customLong("policies"),
        help: ArgumentHelp(
            Speech.say(
                "Dossier de politiques à la place de celles du programme.",
                "Folder of policies in place of the program's."
            ),
            valueName: Speech.say("dossier", "folder")
        )
    )
    var folder: String?

    /// The policies.
    func library() throws -> PolicyLibrary { try PolicyLibrary(folder: folder) }
}
