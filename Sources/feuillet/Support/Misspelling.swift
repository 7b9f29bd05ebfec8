// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Records

/// A command or an option that there is not, which the argument parser calls an unexpected argument, or does not mention
/// where something else is missing too.
enum Misspelling {
    /// The first such word of a command line, as the error to show.
    static func find(in arguments: [String]) -> CommandError? {
        var command: any ParsableCommand.Type = Feuillet.self
        var path = ["feuillet"]
        var rest = arguments[...]
        while !command.configuration.subcommands.isEmpty {
            guard let word = rest.popFirst(), !word.hasPrefix("-") else { return nil }
            if word == "help", path.count == 1 { continue }
            let subcommands = command.configuration.subcommands
            guard let next = subcommands.first(where: { names(of: $0).contains(word) }) else {
                return unknown(word, among: subcommands.flatMap(names), of: path, isOption: false)
            }
            path.append(word)
            command = next
        }
        let known = options(of: command)
        for word in rest {
            if word == "--" { return nil }
            let name = String(word.prefix { $0 != "=" })
            guard name.hasPrefix("--"), !known.contains(name) else { continue }
            return unknown(name, among: known, of: path, isOption: true)
        }
        return nil
    }

    private static func names(of command: any ParsableCommand.Type) -> [String] {
        [command.configuration.commandName].compactMap { $0 } + command.configuration.aliases
    }

    /// The options that the help of a command shows.
    private static func options(of command: any ParsableCommand.Type) -> [String] {
        let help = command.helpMessage(includeHidden: true)
        return help.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
            .filter { $0.hasPrefix("--") }
    }

    private static func unknown(
        _ word: String,
        among known: [String],
        of path: [String],
        isOption: Bool
    ) -> CommandError {
        let command = path.joined(separator: " ")
        let (french, english) =
            Suggestion.nearest(to: word, among: known).map {
                ("vouliez-vous dire « \($0) » ?", "did you mean `\($0)`?")
            } ?? ("voyez `\(command) --help`", "see `\(command) --help`")
        return CommandError(
            .usage,
            isOption
                ? "`\(command)` n'a pas d'option « \(word) » ; \(french)"
                : "`\(command)` n'a pas de commande « \(word) » ; \(french)",
            isOption
                ? "`\(command)` has no option `\(word)`; \(english)"
                : "`\(command)` has no command `\(word)`; \(english)"
        )
    }
}
