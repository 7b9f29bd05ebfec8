// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy

/// Projects against charters: one mark a cell, with a key to the columns and to the marks.
struct MatrixText {
    /// A project and its verdict by each charter.
    struct Row {
        let project: String
        let verdicts: [OverallVerdict]
    }

    let charters: [String]
    let rows: [Row]
    let date: CivilDate

    var text: String {
        let width = rows.map { DisplayWidth.of($0.project) }.max() ?? 0
        let columns = charters.indices.map { Self.column($0 + 1) }
        var text = Self.pad("", to: width) + "  " + columns.joined() + "\n"
        for row in rows {
            let marks = row.verdicts.map { "  \($0.mark)" }
            text += Self.pad(row.project, to: width) + "  " + marks.joined() + "\n"
        }
        text += "\n"
        for (place, charter) in charters.enumerated() {
            text += "\(Self.column(place + 1))  \(charter)\n"
        }
        let marks = OverallVerdict.allCases.map { "\($0.mark) \($0.label.spoken)" }
        let day = Speech.say("au", "on") + " \(date)"
        return text + "(\(marks.joined(separator: ", "))\(Speech.language.semicolon)\(day))\n"
    }

    var json: JSONValue {
        .pairs([
            "date": .string(date.description),
            "charters": .array(charters.map { .string($0) }),
            "projects": .array(
                rows.map { row in
                    .pairs([
                        "project": .string(row.project),
                        "verdicts": .array(row.verdicts.map { .string($0.rawValue) }),
                    ])
                }
            ),
        ])
    }

    /// A number in three places.
    private static func column(_ number: Int) -> String {
        let digits = "\(number)"
        return String(repeating: " ", count: max(0, 3 - digits.utf8.count)) + digits
    }

    private static func pad(_ text: String, to width: Int) -> String {
        DisplayWidth.pad(text, to: width)
    }
}
