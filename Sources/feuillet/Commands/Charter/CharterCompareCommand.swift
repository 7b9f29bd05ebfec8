// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Ledger
import Notation
import Policy
import Records

/// `feuillet charter compare`: which of two charters is stricter, and who changes verdict.
struct CharterCompareCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: Speech.say(
                "Comparer deux chartes, ou deux versions d'une charte.",
                "Compare two charters, or two versions of one."
            ),
            discussion: Speech.say(
                "Dit laquelle est la plus stricte, avec un contre-exemple pour chaque règle que l'autre n'assure pas ; avec --ledger ou --project, dit qui change de verdict. Codes : 0 comparé, 4 comparaison abandonnée.",
                "Says which is stricter, with a counterexample for each rule that the other does not ensure; with --ledger or --project, says who changes verdict. Codes: 0 compared, 4 comparison given up."
            ),
            aliases: ["comparer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Première charte.", "First charter."),
            valueName: Speech.say("charte", "charter")
        )
    )
    var first: String

    @Argument(
        help: ArgumentHelp(
            Speech.say("Seconde charte.", "Second charter."),
            valueName: Speech.say("autre-charte", "other-charter")
        )
    )
    var second: String

    @Flag(
        help: ArgumentHelp(
            Speech.say("Compter aussi les règles inférées.", "Count inferred rules too.")
        )
    )
    var inferred = false

    @Option(
        name: .customLong("project"),
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(
                "Projets à évaluer avec les deux.",
                "Projects to check with both."
            ),
            valueName: Speech.say("projet", "project")
        )
    )
    var projects: [String] = []

    @OptionGroup var day: DateOption
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var place: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let library = try policies.library()
        let charters = try [first, second].map { try library.charter($0).charter }
        let date = try day.date
        let comparison = CharterComparison.compare(
            charters[0],
            charters[1],
            on: date,
            includesInferred: inferred
        )
        var declared = try projects.map { (name: $0, declaration: try library.project($0)) }
        if place.ledger != nil {
            declared += try RecordedDeclarations.current(
                in: try place.reader(),
                library.vocabulary.schema
            )
        }
        let changes = declared.map { project in
            VerdictChange(
                project: project.name,
                verdicts: charters.map {
                    Checker.check(project.declaration, [$0], on: date, explaining: false).overall
                }
            )
        }
        let text = ComparisonText(
            names: [first, second],
            comparison: comparison,
            changes: changes,
            date: date
        )
        common.printer.show(text.json) { text.text }
        if comparison.relation == .undecided {
            throw ExitCode(CommandError.Code.undecided.rawValue)
        }
    }
}
