// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy
import Records

/// `feuillet charter lint`: everything that is wrong with charters, or looks wrong.
struct CharterLintCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lint",
            abstract: Speech.say(
                "Relever toutes les erreurs et les faiblesses d'une charte.",
                "List every error and weakness of a charter."
            ),
            discussion: Speech.say(
                "Codes : 0 rien à redire, 1 des faiblesses, 3 charte invalide.",
                "Codes: 0 nothing to say, 1 weaknesses, 3 invalid charter."
            ),
            aliases: ["relire"]
        )
    }

    @OptionGroup var day: DateOption
    @OptionGroup var arguments: CharterArguments
    @OptionGroup var common: CommonOptions

    func run() throws {
        let library = try arguments.policies.library()
        var (rows, text, worst) = ([JSONValue](), "", CommandError.Code?.none)
        // A framework may be given beside the charter that extends it.
        let given = try arguments.names(library)
        let known = try (library.shippedCharters() + given).compactMap { name in
            Charter.parse(try library.charterFile(name).bytes, vocabulary: library.vocabulary)
                .charter
        }
        for name in given {
            let file = try library.charterFile(name)
            var (charter, problems) = Charter.parse(file.bytes, vocabulary: library.vocabulary)
            if let charter {
                let day = try day.date
                let sound = CharterComposition.problems(of: charter, among: known)
                problems += sound + charter.missingExamples + charter.weaknesses(on: day)
            }
            problems.sort { $0.position < $1.position }
            let renderer = DiagnosticRenderer(file: name, file.bytes)
            for problem in problems { text += renderer.text(of: problem, in: Speech.language) }
            if !problems.allSatisfy(\.code.isWarning) { worst = .badPolicy }
            if !problems.isEmpty, worst == nil { worst = .no }
            rows.append(
                .pairs(["charter": .string(name), "problems": .array(problems.map(\.json))])
            )
        }
        var texts: [[UInt8]] = []
        for name in given {
            let bytes = try library.charterFile(name).bytes
            if !texts.contains(bytes) { texts.append(bytes) }
        }
        try PolicyLibrary.requireNoOverlap(
            texts.compactMap { Charter.parse($0, vocabulary: library.vocabulary).charter }
        )
        common.printer.show(.array(rows)) {
            text.isEmpty ? Speech.say("rien à redire\n", "nothing to say\n") : text
        }
        if let worst { throw ExitCode(worst.rawValue) }
    }
}
