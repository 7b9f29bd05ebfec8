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

    /// How often a rule was met, and where first.
    struct Count {
        var number: Int
        let first: ImportDiagnostic
    }

    private(set) var rows = 0
    private(set) var outcomes: [Outcome: Int] = [:]
    private(set) var irregularRows = 0
    private(set) var counts: [ImportRule: Count] = [:]
    /// How many entries were appended.
    var entries = 0

    /// Takes in what is said of the file or of a row.
    mutating func add(_ diagnostics: [ImportDiagnostic]) {
        for diagnostic in diagnostics {
            counts[diagnostic.rule, default: Count(number: 0, first: diagnostic)].number += 1
        }
    }

    /// Takes in a row.
    mutating func add(_ outcome: Outcome, _ diagnostics: [ImportDiagnostic]) {
        rows += 1
        outcomes[outcome, default: 0] += 1
        if outcome != .refused, !diagnostics.isEmpty { irregularRows += 1 }
        add(diagnostics)
    }

    /// How many rows had an outcome.
    func count(_ outcome: Outcome) -> Int { outcomes[outcome] ?? 0 }

    /// The rules that were met, most often first.
    var rules: [(rule: ImportRule, count: Count)] {
        counts.sorted {
            ($1.value.number, $0.key.rawValue) < ($0.value.number, $1.key.rawValue)
        }.map { ($0.key, $0.value) }
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
                    rules.map { JSONMember($0.rule.rawValue, .integer(Int64($0.count.number))) }
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
        let width = rules.map { $0.rule.rawValue.utf8.count }.max() ?? 0
        for (rule, count) in rules {
            let mark = count.first.severity == .refusal ? "✗" : "!"
            let name = DisplayWidth.pad(rule.rawValue, to: width)
            let number = DisplayWidth.padLeft(String(count.number), to: 7)
            text += "  \(mark) \(name)\(number)  \(Self.place(count.first))"
            text += "\(count.first.message.spoken)\n"
        }
        return text
    }

    private static func place(_ diagnostic: ImportDiagnostic) -> String {
        guard let line = diagnostic.line ?? diagnostic.row else { return "" }
        let column = diagnostic.column.utf8.isEmpty ? "" : ", \(EntryText.safe(diagnostic.column))"
        return Speech.say("p. ex. ligne \(line)\(column) : ", "e.g. line \(line)\(column): ")
    }
}
