// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation

/// The date of an evaluation: an input, shown with every result, never silent.
struct DateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Date d'évaluation (sinon celle de la déclaration inscrite, ou aujourd'hui).",
                "Date of evaluation (else that of the recorded declaration, or today)."
            ),
            valueName: "date"
        )
    )
    var on: String?

    /// The date given, else today.
    var date: CivilDate {
        get throws {
            if on == nil, let today = Terminal.today { return today }
            return try Self.date(on ?? "", "--on")
        }
    }

    /// The date that an option gives.
    static func date(_ text: String, _ option: String) throws(CommandError) -> CivilDate {
        guard let date = CivilDate(text) else {
            throw CommandError(
                .usage,
                "\(option) : « \(text) » n'est pas une date qui existe ; écrivez AAAA-MM-JJ, par exemple 2026-03-31",
                "\(option): `\(text)` is not a date that exists; write YYYY-MM-DD, such as 2026-03-31"
            )
        }
        return date
    }
}
