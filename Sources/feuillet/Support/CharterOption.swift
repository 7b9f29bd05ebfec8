// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser

/// The charters that a project is held against.
struct CharterOption: ParsableArguments {
    @Option(
        name: .customLong("charter"),
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(
                "Chartes : fichiers, ou noms de celles du programme.",
                "Charters: files, or names of the program's own."
            ),
            valueName: Speech.say("charte", "charter")
        )
    )
    var names: [String] = []

    /// The charters, each with what it extends before it.
    func inputs(_ library: PolicyLibrary) throws -> [CharterInput] {
        guard !names.isEmpty, !names.contains("") else {
            throw CommandError(
                .usage,
                "quelles chartes ? donnez --charter",
                "which charters? give --charter"
            )
        }
        return try library.charters(names)
    }
}
