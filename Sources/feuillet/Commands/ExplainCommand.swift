// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy
import Records

/// `feuillet explain`: the page of a diagnostic code.
struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: Speech.say(
                "Expliquer un code de diagnostic, avec un exemple faux et un juste.",
                "Explain a diagnostic code, with a wrong and a right example."
            ),
            aliases: ["expliquer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Code, comme E206 (sans code : la liste).",
                "Code, such as E206 (without one: the list)."
            ),
            valueName: "code"
        )
    )
    var code: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let pages = try DiagnosticPage.parse(PackageResources.Diagnostics_yaml)
        guard let code else {
            return common.printer.show(.array(pages.map(\.json))) {
                pages.map { "\($0.code.rawValue)  \($0.code.title.spoken)\n" }.joined()
            }
        }
        let wanted = Array(code.utf8).map { (97...122).contains($0) ? $0 - 32 : $0 }
        guard let page = pages.first(where: { Array($0.code.rawValue.utf8) == wanted }) else {
            throw CommandError(
                .usage,
                "aucun diagnostic n'a le code « \(code) » ; `feuillet expliquer` les liste",
                "no diagnostic has the code `\(code)`; `feuillet explain` lists them"
            )
        }
        common.printer.show(page.json) { page.text(in: Speech.language) }
    }
}
