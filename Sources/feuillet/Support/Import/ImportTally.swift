// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation

/// What an import made of a file, in numbers.
struct ImportTally {
    /// What became of a row.
    enum Outcome: String {
        case imported
        case alreadyThere = "already_there"
        case repeated
        case refused
    }

    /// What is counted together.
    private struct Key: Hashable {
        let rule: String
        let column: String
        let severity: String
    }

    /// How often a rule was met in a column, and where first.
    struct Count {
        var number: Int
        let first: ImportDiagnostic
    }

    private(set) var rows = 0
    private(set) var outcomes: [Outcome: Int] = [:]
    private(set) var irregularRows = 0
    private var counts: [Key: Count] = [:]
    /// How many entries were appended.
    var entries = 0

    /// Takes in what is said of the file or of a row.
    mutating func add(_ diagnostics: [ImportDiagnostic]) {
        for diagnostic in diagnostics {
            let key = Key(
                rule: diagnostic.rule.rawValue,
                column: diagnostic.column,
                severity: diagnostic.severity.rawValue
            )
            counts[key, default: Count(number: 0, first: diagnostic)].number += 1
        }
    }

    /// Takes in a row.
    mutating func add(_ outcome: Outcome, _ diagnostics: [ImportDiagnostic]) {
        rows += 1
        outcomes[outcome, default: 0] += 1
        if outcome == .imported || outcome == .alreadyThere, !diagnostics.isEmpty {
            irregularRows += 1
        }
        add(diagnostics)
    }

    /// How many rows had an outcome.
    func count(_ outcome: Outcome) -> Int { outcomes[outcome] ?? 0 }

    /// What was met, refusals first, then most often first.
    var rules: [(rule: String, count: Count)] {
        counts.map { (key: $0.key, count: $0.value) }.sorted { a, b in
            let (left, right) = (a.key.severity == "refusal", b.key.severity == "refusal")
            if left != right { return left }
            if a.count.number != b.count.number { return a.count.number > b.count.number }
            return (a.key.rule, a.key.column) < (b.key.rule, b.key.column)
        }.map { ($0.key.rule, $0.count) }
    }

    /// How often each rule was met, whatever the column.
    private var totals: [String: Int] {
        counts.reduce(into: [:]) { $0[$1.key.rule, default: 0] += $1.value.number }
    }

    /// The form for programs.
    func json(_ path: String, isDry: Bool) -> [JSONMember] {
        [
            JSONMember("file", .string(path)), JSONMember("dry_run", .boolean(isDry)),
            JSONMember("rows", .integer(Int64(rows))),
            JSONMember("imported", .integer(Int64(count(.imported)))),
            JSONMember("already_there", .integer(Int64(count(.alreadyThere)))),
            JSONMember("repeated", .integer(Int64(count(.repeated)))),
            JSONMember("refused", .integer(Int64(count(.refused)))),
            JSONMember("irregular", .integer(Int64(irregularRows))),
            JSONMember("entries", .integer(Int64(entries))),
            JSONMember(
                "rules",
                .object(
                    totals.map { JSONMember($0.key, .integer(Int64($0.value))) }
                )
            ),
        ]
    }

    /// The form for people.
    func text(_ path: String, isDry: Bool) -> String {
        let imported = count(.imported)
        var text = Speech.say(
            "\(path) : lues \(rows), \(isDry ? "importables" : "importées") \(imported), déjà inscrites \(count(.alreadyThere)), répétées \(count(.repeated)), refusées \(count(.refused))\n",
            "\(path): read \(rows), \(isDry ? "importable" : "imported") \(imported), there already \(count(.alreadyThere)), repeated \(count(.repeated)), refused \(count(.refused))\n"
        )
        if irregularRows > 0 {
            text += Speech.say(
                "  lignes reprises avec un avertissement : \(irregularRows)\n",
                "  rows taken with a warning: \(irregularRows)\n"
            )
        }
        if !isDry {
            text += Speech.say(
                "  inscriptions ajoutées : \(entries)\n",
                "  entries added: \(entries)\n"
            )
        }
        let width = rules.map { $0.rule.utf8.count }.max() ?? 0
        for (rule, count) in rules {
            let mark = count.first.severity == .refusal ? "✗" : "!"
            let name = DisplayWidth.pad(rule, to: width)
            let number = DisplayWidth.padLeft(String(count.number), to: 7)
            text += "  \(mark) \(name)\(number)  \(Self.place(count.first))"
            text += "\(count.first.message.spoken)\n"
        }
        return text
    }

    private static func place(_ diagnostic: ImportDiagnostic) -> String {
        let place: String
        if let line = diagnostic.line {
            place = Speech.say("p. ex. ligne \(line)", "e.g. line \(line)")
        } else if let row = diagnostic.row {
            place = Speech.say("p. ex. n° \(row)", "e.g. no. \(row)")
        } else {
            return ""
        }
        let column = diagnostic.column.utf8.isEmpty ? "" : ", \(EntryText.safe(diagnostic.column))"
        return "\(place)\(column)\(Speech.colon) "
    }
}
