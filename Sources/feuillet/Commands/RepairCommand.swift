// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Ledger
import Notation
import Storage

/// `feuillet repair`: makes a damaged ledger whole from a copy that need not be trusted.
struct RepairCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "repair",
            abstract: Speech.say(
                "Réparer un registre abîmé à partir d'une copie.",
                "Repair a damaged ledger from a copy."
            ),
            discussion: Speech.say(
                """
                Le témoin dit ce qui est juste : rien n'est repris de la copie que les octets qu'engage sa \
                racine signée. La copie peut être un miroir public, une sauvegarde plus ancienne, ou être \
                abîmée ailleurs. Ce qu'un effacement nomme ne revient pas.
                """,
                """
                The guard says what is right: nothing is taken from the copy but the bytes that its signed \
                root commits to. The copy may be a public mirror, an older backup, or damaged elsewhere. \
                What an erasure names does not come back.
                """
            ),
            aliases: ["réparer"]
        )
    }

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp(
            Speech.say("La copie, un dossier.", "The copy, a folder."),
            valueName: Speech.say("dossier", "folder")
        )
    )
    var mirror: String

    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let meter = ProgressMeter(Speech.say("Réparation", "Repairing"))
        let outcome: LedgerRepair.Outcome
        do {
            outcome = try options.repair(from: FileStore(folder: mirror)) {
                meter.update($0, of: $1)
            }
        } catch let error as LedgerError {
            // It is the copy that the sentence is about.
            guard case .notACopy = error else { throw error }
            throw CommandError(error, at: mirror)
        }
        meter.clear()
        let ledger = try options.place.folder
        common.printer.show(
            .pairs([
                "size": .integer(Int64(outcome.size)),
                "repaired": .array(outcome.repaired.map { .string($0) }),
                "left": .array(outcome.left.map { .string($0) }),
            ])
        ) {
            text(outcome, of: ledger)
        }
        guard outcome.left.isEmpty else { throw ExitCode(1) }
    }

    private func text(_ outcome: LedgerRepair.Outcome, of ledger: String) -> String {
        var lines = outcome.repaired.map { Speech.say("  réparé : ", "  repaired: ") + $0 }
        lines += outcome.left.map {
            Speech.say(
                "  à trouver ailleurs : \($0), que la copie n'a pas non plus",
                "  to be found elsewhere: \($0), which the copy does not have either"
            )
        }
        if outcome.repaired.isEmpty, outcome.left.isEmpty {
            lines.append(Speech.say("Rien à réparer.", "Nothing to repair."))
        }
        lines.append(
            Speech.say(
                "Vérifiez maintenant : feuillet vérifier \(ledger) ; un fichier étranger au registre n'est pas touché",
                "Now verify: feuillet verify \(ledger); a file that is none of the ledger's is not touched"
            )
        )
        return lines.joined(separator: "\n") + "\n"
    }
}
