// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Ledger
import Notation
import Records
import Storage
import Transparency

/// `feuillet submit`: appends entries that were sealed elsewhere, or that a crash left.
struct SubmitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "submit",
            abstract: Speech.say(
                "Déposer des inscriptions scellées ailleurs.",
                "Hand in entries that were sealed elsewhere."
            ),
            discussion: Speech.say(
                "Sans fichier, reprend celles qu'une coupure a laissées.",
                "Without a file, takes up those that a crash left."
            ),
            aliases: ["déposer", "deposer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Inscriptions scellées (.entry).", "Sealed entries (.entry)."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var files: [String] = []

    @Option(
        name: .customLong("document"),
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say("Documents joints.", "Documents that go with them."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var documents: [String] = []

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Fichier où écrire le reçu, pour une seule inscription.",
                "File to write the receipt to, for a single entry."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var receipt: String?

    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        if let receipt {
            guard files.count == 1 else {
                throw CommandError(
                    .usage,
                    "--receipt s'emploie avec un seul fichier",
                    "--receipt goes with a single file"
                )
            }
            try InputFile.requireWritable(receipt)
        }
        let outbox = try Outbox(beside: try options.place.folder)
        let documents = try documents.map { try InputFile.bytes($0) }
        let pending = files.isEmpty ? try outbox.pending() : []
        let entries = try files.map(read) + pending.map(\.sealed)
        let writer = try options.writer()
        var outcomes: [(Acknowledgement, SealedEntry)] = []
        var failures: [CommandError] = []
        for (position, sealed) in entries.enumerated() {
            let name = files.isEmpty ? pending[position].name : files[position]
            do {
                let acknowledgement = try outbox.send(
                    Submission(sealed, documents: documents),
                    to: writer,
                    keepsAfterConflict: files.isEmpty
                )
                outcomes.append((acknowledgement, sealed))
                if let receipt { try InputFile.write(acknowledgement.receipt.bytes, to: receipt) }
                // An entry that was sealed again keeps the name of its first file.
                if files.isEmpty { try outbox.forget(name) }
            } catch let error where !(error is StorageError) {
                // One refusal does not keep the others out; an error of the disk stops all.
                failures.append(CommandError(error, at: name))
            }
        }
        common.printer.show(.array(outcomes.map(AcknowledgementText.json))) {
            entries.isEmpty
                ? Speech.say("Rien à déposer.\n", "Nothing to hand in.\n")
                : outcomes.map(AcknowledgementText.text).joined()
        }
        try leave(with: failures)
    }

    /// Tells every failure; the exit code is that of the first.
    private func leave(with failures: [CommandError]) throws {
        guard let last = failures.last, let first = failures.first else { return }
        for failure in failures.dropLast() {
            Terminal.complain("feuillet: " + EntryText.safe(failure.message) + "\n")
        }
        throw CommandError(first.code, last.message)
    }

    private func read(_ path: String) throws -> SealedEntry {
        do {
            return try SealedEntry(file: try InputFile.bytes(path))
        } catch {
            throw CommandError(error, at: path)
        }
    }
}

/// `feuillet resign`: seals again an entry whose place in the chain was taken.
struct ResignCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "resign",
            abstract: Speech.say(
                "Sceller à nouveau une inscription après un conflit.",
                "Seal an entry again after a conflict."
            ),
            aliases: ["resceller"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Inscription scellée (.entry) ; le fichier est réécrit.",
                "Sealed entry (.entry); the file is written anew."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var file: String

    @OptionGroup var key: KeyOptions
    @OptionGroup var place: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let old: SealedEntry
        do {
            old = try SealedEntry(file: try InputFile.bytes(file))
        } catch {
            throw CommandError(error, at: file)
        }
        let signingKey = try key.open()
        let next = try ChainPlace(after: try place.reader(), key: signingKey.verificationKey)
        let statement = old.entry.statement
        guard statement.issuer == next.issuer else {
            throw CommandError(
                .key,
                "\(file) : l'inscription est de \(statement.issuer), la clé de \(next.issuer)",
                "\(file): the entry is by \(statement.issuer), the key of \(next.issuer)"
            )
        }
        guard statement.kind != .assessment else {
            throw CommandError(
                .refused,
                "\(file) : une évaluation dépend de ce que la chaîne contient avant elle ; refaites-la avec `feuillet évaluer --record`",
                "\(file): an assessment depends on what the chain holds before it; make it again with `feuillet check --record`"
            )
        }
        // The disclosures, salts included, stay: only the place in the chain is another.
        let entry = try Entry(
            signing: next.statement(
                statement.kind,
                subject: statement.subject,
                references: statement.references,
                record: statement.record,
                now: Terminal.now()
            ),
            with: signingKey
        )
        let sealed = try SealedEntry(entry: entry, disclosures: old.disclosures.map(\.text))
        try InputFile.write(sealed.file, to: file)
        common.printer.show(
            .pairs(["file": .string(file), "seq": .integer(Int64(next.sequence))])
        ) {
            Speech.say(
                "Scellée à nouveau au rang \(next.sequence) : \(file)\n",
                "Sealed again at sequence \(next.sequence): \(file)\n"
            )
        }
    }
}
