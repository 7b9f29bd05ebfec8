// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Ledger
import Notation
import Policy
import Records
import Storage
import Transparency

/// `feuillet verify`: a ledger, a bundle or a receipt.
struct VerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: Speech.say(
                "Vérifier un registre ou une preuve, hors ligne.",
                "Verify a ledger or a proof, offline."
            ),
            discussion: Speech.say(
                "Relit chaque octet. Sans fichier de confiance, le résultat dit seulement que le registre est cohérent avec lui-même (code 4).",
                "Re-reads every byte. Without a trust file the result only says that the ledger fits itself (code 4)."
            ),
            aliases: ["vérifier", "verifier"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Dossier d'un registre, ou fichier d'une preuve (.bundle, .tlog-proof).",
                "Folder of a ledger, or file of a proof (.bundle, .tlog-proof)."
            ),
            valueName: Speech.say("chemin", "path")
        )
    )
    var path: String

    @Option(
        help: ArgumentHelp(
            Speech.say("Fichier de confiance.", "Trust file."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var trust: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Reçu ou point de contrôle gardé d'avant : rien ne doit manquer.",
                "Receipt or checkpoint kept from before: nothing may be missing."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var against: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Reçu ou point de contrôle d'une vérification passée : ne relire que la suite.",
                "Receipt or checkpoint of a past verification: re-read only what came after."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var from: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Avec un reçu : l'inscription dont il est (.entry).",
                "With a receipt: the entry that it is of (.entry)."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var entry: String?

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Les preuves seulement, sans refaire les évaluations.",
                "Evidence only, without making assessments again."
            )
        )
    )
    var evidence = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let policy = try trust.map { path in
            do {
                return try TLogPolicy(try InputFile.bytes(path))
            } catch let error as NoteError {
                throw CommandError(error, at: path)
            }
        }
        let code: Int32
        if let store = try? FileStore(folder: path) {
            code = try verify(store, policy)
        } else {
            code = try verifyBundle(policy)
        }
        guard code == 0 else { throw ExitCode(code) }
    }

    private func verify(_ store: FileStore, _ policy: TLogPolicy?) throws -> Int32 {
        guard from == nil || against == nil else {
            throw CommandError(
                .usage,
                "--from vérifie déjà ce que vérifie --against : donnez l'un ou l'autre",
                "--from already verifies what --against does: give one or the other"
            )
        }
        let meter = ProgressMeter(Speech.say("Vérification", "Verifying"))
        let verifier = LedgerVerifier(
            store,
            policy: policy,
            earlier: try (from ?? against).map(earlier),
            isIncremental: from != nil,
            groups: evidence ? nil : try PolicyLibrary.knownGroups(),
            progress: { meter.update($0, of: $1) }
        )
        let result: VerificationResult
        do {
            result = try verifier.run()
        } catch LedgerError.notALedger {
            throw CommandError(
                .no,
                "\(path)/checkpoint : le fichier manque, ou n'est pas un fichier ordinaire ; ce dossier n'est pas, ou plus, un registre",
                "\(path)/checkpoint: the file is missing, or no plain file; this folder is not, or no longer, a ledger"
            )
        }
        meter.clear()
        common.printer.show(VerificationText.json(result)) {
            VerificationText.text(result, hasTrust: trust != nil)
        }
        return result.exitCode
    }

    /// A receipt, with the entry that it is of.
    private func verify(_ receipt: TLogProof, _ policy: TLogPolicy?) throws -> Int32 {
        guard let entry, let policy else {
            throw CommandError(
                .usage,
                "\(path) : un reçu se vérifie avec --entry et --trust, ou contre son registre : feuillet verify DOSSIER --against \(path)",
                "\(path): a receipt is verified with --entry and --trust, or against its ledger: feuillet verify FOLDER --against \(path)"
            )
        }
        let checkpoint: Checkpoint
        do {
            let sealed = try SealedEntry(file: try InputFile.bytes(entry))
            checkpoint = try ReceiptCheck.verify(receipt, entry: sealed.entry, policy: policy)
        } catch let error as CommandError {
            throw error
        } catch {
            throw CommandError(
                .no,
                "\(path) : le reçu ne tient pas : \(Localized(error).french)",
                "\(path): the receipt does not hold: \(Localized(error).english)"
            )
        }
        common.printer.show(
            .pairs([
                "origin": .string(checkpoint.origin), "index": .integer(Int64(receipt.index)),
                "size": .integer(Int64(clamping: checkpoint.size)),
            ])
        ) {
            Speech.say(
                "REÇU VALIDE — \(checkpoint.origin), inscription \(receipt.index), à la taille \(checkpoint.size)\n",
                "VALID RECEIPT — \(checkpoint.origin), entry \(receipt.index), as of size \(checkpoint.size)\n"
            )
        }
        return 0
    }

    private func earlier(_ path: String) throws -> LedgerVerifier.Earlier {
        let bytes = try InputFile.bytes(path)
        if let receipt = try? TLogProof(bytes) { return .receipt(receipt) }
        guard (try? Checkpoint(try SignedNote(bytes).text)) != nil else {
            throw CommandError(
                .refused,
                "\(path) : ce n'est ni un reçu ni un point de contrôle",
                "\(path): this is neither a receipt nor a checkpoint"
            )
        }
        return .checkpoint(bytes)
    }

    private func verifyBundle(_ policy: TLogPolicy?) throws -> Int32 {
        let bytes = try InputFile.bytes(path)
        let bundle: OfflineBundle
        do {
            bundle = try OfflineBundle(bytes)
        } catch {
            if let receipt = try? TLogProof(bytes) { return try verify(receipt, policy) }
            let reason = Localized(error)
            throw CommandError(
                .refused,
                "\(path) : ni une preuve ni un reçu lisibles (\(reason.french))",
                "\(path): neither a proof nor a receipt that can be read (\(reason.english))"
            )
        }
        let finding: OfflineBundle.Finding
        do {
            finding = try bundle.verify(policy: policy)
        } catch {
            let reason = Localized(error).spoken
            throw CommandError(
                .no,
                "\(path) : la preuve ne tient pas : \(reason)",
                "\(path): the proof does not hold: \(reason)"
            )
        }
        common.printer.show(VerificationText.json(bundle, finding)) {
            VerificationText.text(bundle, finding)
        }
        return finding.exitCode
    }
}
