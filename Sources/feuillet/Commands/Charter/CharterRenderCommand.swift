// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy

/// `feuillet charter render`: a charter as a document for people.
struct CharterRenderCommand: ParsableCommand {
    /// The forms of the document.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case markdown, html
    }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "render",
            abstract: Speech.say(
                "Écrire une charte comme un document : ses règles à côté des mots du conseil.",
                "Write a charter as a document: its rules beside the council's words."
            ),
            aliases: ["imprimer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Charte : fichier, ou nom d'une du programme.",
                "Charter: a file, or the name of one of the program's own."
            ),
            valueName: Speech.say("charte", "charter")
        )
    )
    var charter: String

    @Option(
        help: ArgumentHelp(
            Speech.say("Forme : markdown ou html.", "Form: markdown or html."),
            valueName: Speech.say("forme", "form")
        )
    )
    var format: Form = .markdown

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Fichier où l'écrire (sinon la sortie standard).",
                "File to write it to (else standard output)."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var output: String?

    @OptionGroup var day: DateOption
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let document = CharterDocument(
            try policies.library().charter(charter).charter,
            in: Speech.language,
            on: try day.date
        )
        let text = format == .html ? document.html : document.markdown
        if let output { return try InputFile.write(Array(text.utf8), to: output) }
        common.printer.show(
            .pairs(["charter": .string(charter), "document": .string(text)])
        ) { text }
    }
}
