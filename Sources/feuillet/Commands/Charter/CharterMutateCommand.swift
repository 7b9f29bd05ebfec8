// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy
import Records

/// `feuillet charter mutate`: whether the examples of charters notice slips in their rules.
struct CharterMutateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "mutate",
            abstract: Speech.say(
                "Changer chaque règle d'un rien, et voir si les exemples le remarquent.",
                "Change each rule by a slip, and see whether the examples notice."
            ),
            discussion: Speech.say(
                "Codes : 0 tout est remarqué, 1 non, 3 charte invalide.",
                "Codes: 0 everything is noticed, 1 not everything, 3 invalid charter."
            ),
            aliases: ["muter"]
        )
    }

    @OptionGroup var arguments: CharterArguments
    @OptionGroup var common: CommonOptions

    func run() throws {
        let library = try arguments.policies.library()
        var (rows, text, survived) = ([JSONValue](), "", false)
        for name in try arguments.names(library) {
            let file = try library.charterFile(name)
            let charter = try library.charter(name).charter
            let run = charter.mutate(on: try library.exampleProjects(of: charter, file))
            let renderer = DiagnosticRenderer(file: name, file.bytes)
            for survivor in run.survivors {
                text += renderer.text(of: survivor, in: Speech.language)
            }
            let (mutants, survivors) = (run.count, run.survivors.count)
            text += Speech.say(
                "\(name) : \(mutants) mutants, \(survivors) survivants, \(run.equivalentCount) équivalents\n",
                "\(name): \(mutants) mutants, \(survivors) survivors, \(run.equivalentCount) equivalent\n"
            )
            survived = survived || survivors > 0
            rows.append(
                .pairs([
                    "charter": .string(name), "mutants": .integer(Int64(mutants)),
                    "equivalent": .integer(Int64(run.equivalentCount)),
                    "survivors": .array(run.survivors.map(\.json)),
                ])
            )
        }
        common.printer.show(.array(rows)) { text }
        if survived { throw ExitCode(CommandError.Code.no.rawValue) }
    }
}
