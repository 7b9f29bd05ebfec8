// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation

/// The date of an evaluation: an input, shown with every result, never silent.
struct DateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Date d'évaluation (sinon aujourd'hui).",
                "Date of evaluation (else today)."
            ),
            valueName: "date"
        )
    )
    var on: String?

    /// The date given, else today.
    var date: CivilDate {
        get throws {
            if on == nil, let today = Terminal.now().date { return today }
            guard let date = on.flatMap({ CivilDate($0) }) else {
                throw CommandError(
                    .usage,
                    "--on : « \(on ?? "") » n'est pas une date qui existe (AAAA-MM-JJ)",
                    "--on: `\(on ?? "")` is not a date that exists (YYYY-MM-DD)"
                )
            }
            return date
        }
    }
}
