// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser

/// What `record` and `declare` take beside the record itself.
struct SealingOptions: ParsableArguments {
    @Option(
        name: .customLong("document"),
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say("Documents joints.", "Documents that go with it."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var documents: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(
                "Références, comme sitting=12 ou corrects=40.",
                "References, such as sitting=12 or corrects=40."
            ),
            valueName: Speech.say("rôle=n°", "role=entry")
        )
    )
    var refer: [String] = []

    @Option(
        help: ArgumentHelp(
            Speech.say("Nom court dans le registre.", "Short name in the ledger."),
            valueName: Speech.say("nom", "name")
        )
    )
    var slug: String?

    @Option(
        help: ArgumentHelp(
            Speech.say("Où écrire le reçu.", "Where to write the receipt."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var receipt: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Sceller sans envoyer : écrire l'inscription dans ce fichier.",
                "Seal without sending: write the entry to this file."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var signOnly: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Avec --sign-only, hors ligne : sa propre inscription précédente (.entry ou .bundle).",
                "With --sign-only, offline: one's own previous entry (.entry or .bundle)."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var after: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Dossier de politiques à la place de celles du programme.",
                "Folder of policies in place of the program's."
            ),
            valueName: Speech.say("dossier", "folder")
        )
    )
    var policies: String?

    @OptionGroup var key: KeyOptions
    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions
}
