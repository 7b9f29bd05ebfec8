// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy
import Records

/// `feuillet ask`: asks about a project what charters still need to know, and writes it down.
struct AskCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ask",
            abstract: Speech.say(
                "Poser les questions qui peuvent encore changer un verdict, et écrire la déclaration.",
                "Ask what can still change a verdict, and write the declaration."
            ),
            discussion: Speech.say(
                "Chaque réponse est écrite aussitôt : on peut s'arrêter (q) et reprendre avec la même commande. Une réponse vide laisse le fait inconnu, « ? » dit à quoi sert la question.",
                "Each answer is written at once: stop (q) and resume with the same command. An empty answer leaves the fact unknown, `?` says what the question is for."
            ),
            aliases: ["interroger"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Fichier de la déclaration, qui peut exister déjà.",
                "File of the declaration, which may be there already."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var file: String

    @OptionGroup var chosen: CharterOption
    @OptionGroup var day: DateOption
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let library = try policies.library()
        let date = try day.date
        let charters = try chosen.inputs(library).map { CompiledCharter($0.charter, on: date) }
        var session = InterviewSession(
            file: file,
            text: DeclarationText(
                try InputFile.bytesIfPresent(file),
                library.vocabulary.schema,
                in: Speech.language
            ),
            interview: Interview(charters),
            schema: library.vocabulary.schema
        )
        try session.requireReadable()
        let isFinished = try session.run()
        let report = Checker.check(session.declaration, compiled: charters, on: date)
        common.printer.show(session.json(isFinished: isFinished)) {
            "\n" + report.table(in: Speech.language, file: file) + "\n" + end(session.hasAnswers)
        }
    }

    /// Where the answers are, and what to do with them.
    private func end(_ hasAnswers: Bool) -> String {
        guard hasAnswers else {
            return Speech.say(
                "Aucune réponse : rien n'est écrit.\n",
                "No answer: nothing was written.\n"
            )
        }
        let charters = chosen.names.joined(separator: " ")
        return Speech.say(
            "Écrit dans \(file). Le détail : feuillet évaluer \(file) --charter \(charters)\n",
            "Written to \(file). In detail: feuillet check \(file) --charter \(charters)\n"
        )
    }
}
