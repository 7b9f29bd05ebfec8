// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser

/// The charters that a command reads, and the folder of policies.
struct CharterArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Chartes : fichiers, ou noms de celles du programme (sinon toutes celles-ci).",
                "Charters: files, or names of the program's own (else all of these)."
            ),
            valueName: Speech.say("charte", "charter")
        )
    )
    var charters: [String] = []

    @OptionGroup var policies: PolicyOptions

    /// The names given, or those of every charter of the program.
    func names(_ library: PolicyLibrary) throws -> [String] {
        try charters.isEmpty ? library.shippedCharters() : charters
    }
}
