// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy
import Records

/// `feuillet charter matrix`: projects against charters, one verdict a cell.
struct CharterMatrixCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "matrix",
            abstract: Speech.say(
                "Évaluer des projets au regard de chartes, en un tableau.",
                "Check projects against charters, in one table."
            ),
            discussion: Speech.say(
                "Sans --project ni --charter : tous ceux du programme. Code : 0, quels que soient les verdicts.",
                "Without --project or --charter: all that the program carries. Code: 0, whatever the verdicts."
            ),
            aliases: ["matrice"]
        )
    }

    @Option(
        name: .customLong("project"),
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say("Projets.", "Projects."),
            valueName: Speech.say("projet", "project")
        )
    )
    var projects: [String] = []

    @OptionGroup var chosen: CharterOption
    @OptionGroup var day: DateOption
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let library = try policies.library()
        let date = try day.date
        let names = chosen.names
        let charters = try names.isEmpty ? library.shippedCharters() : names
        let projects = try self.projects.isEmpty ? library.shippedProjects() : self.projects
        let inputs = try library.charters(charters)
        let compiled = inputs.map { CompiledCharter($0.charter, on: date) }
        let rows = try projects.map { name in
            let report = Checker.check(
                try library.project(name),
                compiled: compiled,
                on: date,
                explaining: false
            )
            return MatrixText.Row(project: name, verdicts: report.charters.map(\.overall))
        }
        let matrix = MatrixText(charters: inputs.map(\.name), rows: rows, date: date)
        common.printer.show(matrix.json) { matrix.text }
    }
}
