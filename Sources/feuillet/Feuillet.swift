// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation

/// The program.
@main
struct Feuillet: ParsableCommand {
    /// The version, which reports and assessments name.
    static let version = "0.1.0"

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "feuillet",
            abstract: Speech.say(
                "Le registre vérifiable des délibérations et des usages de l'IA.",
                "The verifiable register of deliberations and AI uses."
            ),
            discussion: Speech.say(
                """
                Consigner une délibération, déclarer un usage de l'IA, vérifier la trace, évaluer un \
                projet au regard de ce que chaque ville a déclaré. Codes de sortie : 0 fait, intact, \
                conforme ; 1 non ; 3 charte invalide ; 4 indéterminé, ou ancre non vérifiée ; \
                5 retour en arrière ; 6 clé ; 7 horloge ; 8 stockage ; 9 registre occupé ; 64 usage ; \
                65 entrée refusée.
                """,
                """
                Record a deliberation, declare an AI use, verify the trail, check a project against \
                what each city declared. Exit codes: 0 done, intact, compliant; 1 no; 3 charter \
                invalid; 4 undetermined, or anchor not checked; 5 rollback; 6 key; 7 clock; 8 storage; \
                9 ledger in use; 64 usage; 65 input refused.
                """
            ),
            version: version,
            subcommands: [
                InitCommand.self, KeyCommand.self, AuthorityCommand.self, RecordCommand.self,
                DeclareCommand.self, AskCommand.self, CheckCommand.self, CharterCommand.self,
                SubmitCommand.self,
                ResignCommand.self, EraseCommand.self, RepairCommand.self, ImportCommand.self,
                ExportCommand.self,
                ListCommand.self,
                ShowCommand.self,
                ProveCommand.self,
                VerifyCommand.self,
                HeadCommand.self, TemplateCommand.self, ExplainCommand.self,
                SovereigntyCommand.self,
            ]
        )
    }

    static func main() {
        Terminal.ignoreSignals()
        // Without its arguments it would show its help and say that all is well.
        guard !CommandLine.arguments.isEmpty else {
            leave(
                with: CommandError(
                    .storage,
                    "le système ne donne pas au programme ses arguments (/proc est-il lisible ?)",
                    "the system does not give the program its arguments (can /proc be read?)"
                )
            )
        }
        guard Terminal.canHoldFilesOpen() else {
            let count = Terminal.requiredFileCount
            leave(
                with: CommandError(
                    .storage,
                    "le système n'accorde pas \(count) fichiers ouverts au programme : relevez la limite "
                        + "(ulimit -n \(count))",
                    "the system does not let the program hold \(count) files open: raise the limit "
                        + "(ulimit -n \(count))"
                )
            )
        }
        do {
            var command = try parseAsRoot(Speech.argumentsWithoutLanguage)
            try command.run()
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            leave(with: error)
        }
    }

    /// Ends with the message and the exit code of an error, in the language of the run.
    private static func leave(with error: any Error) -> Never {
        let isOurs = !(error is CleanExit) && exitCode(for: error) == .failure
        guard isOurs, !(error is ValidationError) else {
            // What `help` does not know, it says nothing of.
            let asksHelp = Speech.argumentsWithoutLanguage.first == "help"
            if exitCode(for: error) == .validationFailure || asksHelp,
                let misspelling = Misspelling.find(in: Speech.argumentsWithoutLanguage)
            {
                leave(with: misspelling)
            }
            let text = HelpTranslation.translate(fullMessage(for: error))
            let code = exitCode(for: error)
            if code == .success {
                Terminal.output(Array((text + "\n").utf8))
            } else {
                Terminal.complain(EntryText.safe(text) + "\n")
            }
            exit(withError: code)
        }
        let failure = CommandError(error)
        Terminal.complain("feuillet: " + EntryText.safe(failure.message) + "\n")
        exit(withError: ExitCode(failure.code.rawValue))
    }
}
