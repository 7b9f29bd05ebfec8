// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy
import Records

/// `feuillet charter test`: the examples of charters, each with the verdict that it announces.
struct CharterTestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "test",
            abstract: Speech.say(
                "Dérouler les exemples d'une charte.",
                "Run the examples of a charter."
            ),
            discussion: Speech.say(
                "Codes : 0 tous donnent le verdict annoncé, 1 non, 3 charte invalide.",
                "Codes: 0 all give the verdict they announce, 1 not all, 3 invalid charter."
            ),
            aliases: ["éprouver", "eprouver"]
        )
    }

    @OptionGroup var arguments: CharterArguments
    @OptionGroup var common: CommonOptions

    func run() throws {
        let library = try arguments.policies.library()
        var (rows, text, failed) = ([JSONValue](), "", false)
        for name in try arguments.names(library) {
            let file = try library.charterFile(name)
            let charter = try library.charter(name).charter
            let run = charter.runExamples(on: try library.exampleProjects(of: charter, file))
            let renderer = DiagnosticRenderer(file: name, file.bytes)
            for failure in run.failures { text += renderer.text(of: failure, in: Speech.language) }
            let held = run.count - run.failures.count
            text += Speech.say(
                "\(name) : \(held) exemples tenus sur \(run.count), \(charter.rules.count) règles\n",
                "\(name): \(held) of \(run.count) examples hold, \(charter.rules.count) rules\n"
            )
            failed = failed || !run.failures.isEmpty
            rows.append(
                .pairs([
                    "charter": .string(name), "examples": .integer(Int64(run.count)),
                    "rules": .integer(Int64(charter.rules.count)),
                    "failures": .array(run.failures.map(\.json)),
                ])
            )
        }
        common.printer.show(.array(rows)) { text }
        if failed { throw ExitCode(CommandError.Code.no.rawValue) }
    }
}
