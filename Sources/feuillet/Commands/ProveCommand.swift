// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Ledger
import Notation
import Records
import Transparency

/// `feuillet prove`: a proof of an entry that anyone can verify offline.
struct ProveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "prove",
            abstract: Speech.say(
                "Prouver une inscription, hors ligne.",
                "Prove an entry, offline."
            ),
            aliases: ["prouver"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("N° de l'inscription.", "Number of the entry."),
            valueName: Speech.say("n°", "entry")
        )
    )
    var index: UInt64

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Avec l'inscription, ses valeurs et les clés qu'il faut.",
                "With the entry, its values and the keys that are needed."
            )
        )
    )
    var bundle = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Speech.say(
                "Fichier à écrire (sinon la sortie standard).",
                "File to write (else standard output)."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var output: String?

    @OptionGroup var place: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let reader = try place.reader()
        try EntryPlace.require(index, in: reader)
        let hash = try reader.summary(index).leafHash
        let later =
            try reader.replacement("corrects", of: hash)
            ?? reader.successor(of: hash)
        if let later {
            Terminal.complain(
                Speech.say(
                    "attention : l'inscription \(later) corrige ou remplace celle-ci ; la preuve ne le dit pas\n",
                    "warning: entry \(later) corrects or supersedes this one; the proof does not say so\n"
                )
            )
        }
        let bytes =
            bundle
            ? try OfflineBundle(index, from: reader).bytes + [0x0A]
            : try reader.receipt(index).bytes
        guard let output else {
            Terminal.output(bytes)
            return
        }
        try InputFile.write(bytes, to: output)
        let size = reader.checkpoint.checkpoint.size
        common.printer.show(
            .pairs([
                "file": .string(output), "index": .integer(Int64(index)),
                "size": .integer(Int64(size)),
            ])
        ) {
            Speech.say(
                "Preuve de l'inscription \(index), pour un registre de \(size) inscriptions : \(output)\n",
                "Proof of entry \(index), for a ledger of \(size) entries: \(output)\n"
            )
        }
    }
}

/// `feuillet head`: the checkpoint of a ledger.
struct HeadCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "head",
            abstract: Speech.say("Montrer le point de contrôle.", "Show the checkpoint."),
            aliases: ["tête", "tete"]
        )
    }

    @OptionGroup var place: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let signed = try place.reader().checkpoint
        let checkpoint = signed.checkpoint
        common.printer.show(
            .pairs([
                "origin": .string(checkpoint.origin),
                "size": .integer(Int64(checkpoint.size)),
                "root": .string(checkpoint.root.base64),
                "checkpoint": .string(String(decoding: signed.note.bytes, as: UTF8.self)),
            ])
        ) { String(decoding: signed.note.bytes, as: UTF8.self) }
    }
}
