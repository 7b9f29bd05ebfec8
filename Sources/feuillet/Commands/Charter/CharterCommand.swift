// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser

/// `feuillet charter`: what can be said of charters themselves, without a ledger.
struct CharterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "charter",
            abstract: Speech.say(
                "Relire, éprouver, comparer et imprimer des chartes.",
                "Review, test, compare and print charters."
            ),
            subcommands: [
                CharterLintCommand.self, CharterTestCommand.self, CharterMutateCommand.self,
                CharterCompareCommand.self, CharterMatrixCommand.self, CharterRenderCommand.self,
                CharterFormatCommand.self,
            ],
            aliases: ["charte"]
        )
    }
}
