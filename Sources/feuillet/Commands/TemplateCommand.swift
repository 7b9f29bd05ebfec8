// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Records

/// `feuillet template`: a file to fill in.
struct TemplateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "template",
            abstract: Speech.say("Donner un modèle à remplir.", "Give a model to fill in."),
            aliases: ["modèle", "modele"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Genre : séance, délibération, décision, statut, avis, dérogation ou déclaration.",
                "Kind: sitting, deliberation, decision, status, opinion, waiver or declaration."
            ),
            valueName: Speech.say("genre", "kind")
        )
    )
    var kind: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let kind = KindName.kind(kind), let text = try Template.text(kind) else {
            throw CommandError(
                .usage,
                "il n'y a pas de modèle pour « \(kind) » ; il y en a pour : séance, délibération, décision, statut, avis, dérogation, déclaration",
                "there is no template for `\(kind)`; there are: sitting, deliberation, decision, status, opinion, waiver, declaration"
            )
        }
        common.printer.show(
            .pairs(["kind": .string(kind.rawValue), "template": .string(text)])
        ) { text }
    }
}
