// SPDX-License-Identifier: EUPL-1.2
import Notation

/// The language in which the program speaks: `--language`, else that of the locale.
enum Speech {
    static let language: Language = {
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            if argument == "--language", let value = arguments.first.flatMap(Language.init) {
                return value
            }
            if argument.hasPrefix("--language="),
                let value = Language(rawValue: String(argument.dropFirst(11)))
            {
                return value
            }
        }
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = Terminal.variable(name), !value.isEmpty else { continue }
            return value.hasPrefix("fr") ? .french : .english
        }
        return .english
    }()

    /// The arguments of the run without `--language`, which may stand before the command.
    static var argumentsWithoutLanguage: [String] {
        var arguments: [String] = []
        var rest = CommandLine.arguments.dropFirst()
        while let argument = rest.popFirst() {
            if argument == "--language", rest.first.flatMap(Language.init) != nil {
                rest.removeFirst()
            } else if argument != "--language=fr", argument != "--language=en" {
                arguments.append(argument)
            }
        }
        return arguments
    }

    /// The colon of a label: French sets a space before it.
    static var colon: String { say(" :", ":") }

    /// A text in the language of the run.
    static func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}

extension Localized {
    /// The text in the language of the run.
    var spoken: String { self[Speech.language] }
}
