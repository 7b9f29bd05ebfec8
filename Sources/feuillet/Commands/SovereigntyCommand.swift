// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Ledger
import Notation
import Policy
import Records

/// `feuillet sovereignty`: from whom uses come, layer by layer.
struct SovereigntyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sovereignty",
            abstract: Speech.say(
                "D'où viennent les composants des usages, par nombre et par coût annuel.",
                "Where the components of uses come from, by count and by yearly cost."
            ),
            discussion: Speech.say(
                "Des parts par couche, sans note. Avec --ledger : les déclarations en vigueur du registre.",
                "Shares by layer, no score. With --ledger: the current declarations of the ledger."
            ),
            aliases: ["souveraineté", "souverainete"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Fichiers de projets.", "Files of projects."),
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
        var declarations = try projects.map { try library.project($0) }
        if projects.isEmpty || place.ledger != nil {
            declarations += try RecordedDeclarations.current(
                in: try place.reader(),
                library.vocabulary.schema
            ).map(\.declaration)
        }
        let view = SovereigntyView(
            declarations,
            groups: library.vocabulary.groups,
            on: try day.date
        )
        common.printer.show(view.json) { view.text(in: Speech.language) }
    }
}
