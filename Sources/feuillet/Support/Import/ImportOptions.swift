// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser

/// What every import takes.
struct ImportOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Essayer sans rien écrire au registre.",
                "Rehearse, writing nothing to the ledger."
            )
        )
    )
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Rapport de toutes les remarques, en .json, .csv ou .txt.",
                "Report of every remark, as .json, .csv or .txt."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var report: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Titre de la source publique, pour une transcription (sinon le nom du fichier).",
                "Title of the public source, for a transcription (else the name of the file)."
            ),
            valueName: Speech.say("titre", "title")
        )
    )
    var sourceTitle: String?

    @Option(
        help: ArgumentHelp(
            Speech.say("Adresse de la source publique.", "Address of the public source."),
            valueName: Speech.say("adresse", "address")
        )
    )
    var sourceURL: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Fichier de la clé qui scelle (facultatif avec --dry-run).",
                "File of the key that seals (optional with --dry-run)."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var key: String?

    @Option(
        help: ArgumentHelp(
            Speech.say("Fichier de la phrase secrète de la clé.", "File of the key's passphrase."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var passphraseFile: String?

    @OptionGroup var writing: WriterOptions
    @OptionGroup var common: CommonOptions

    /// Whether a ledger is named.
    var hasLedger: Bool { writing.place.isNamed }
}
