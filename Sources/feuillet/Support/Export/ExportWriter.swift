// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Interchange
import Notation

/// Where an export goes, and what is said of it: what had no place, and what it was made from.
final class ExportWriter {
    private let ledger: ExportLedger
    private let output: String?
    private let report: String?
    private var tally = ImportTally()
    private var diagnostics: [ImportDiagnostic] = []

    init(_ ledger: ExportLedger, output: String?, report: String?) {
        self.ledger = ledger
        self.output = output
        self.report = report
    }

    /// Takes in what became of an entry.
    func note(_ isWritten: Bool, _ differences: [ImportDiagnostic], of index: UInt64) {
        let placed = differences.map { difference in
            var difference = difference
            difference.row = Int(index)
            return difference
        }
        tally.add(isWritten ? .imported : .refused, placed)
        if report != nil { diagnostics += placed }
    }

    /// Takes in an entry that is left out because its key was revoked for its time.
    func noteContested(_ index: UInt64) {
        let note = ImportDiagnostic(
            .contested,
            "la clé de cette inscription est révoquée pour sa date : elle n'est pas exportée",
            "the key of this entry is revoked for its date: it is not exported",
            severity: .refusal
        )
        self.note(false, [note], of: index)
    }

    /// Writes a whole text.
    func write(_ text: String, namesItsSource: Bool) throws {
        try write(namesItsSource: namesItsSource) { try $0(Array(text.utf8)) }
    }

    /// Writes a JSON value.
    func write(_ value: JSONValue, namesItsSource: Bool) throws {
        try write(namesItsSource: namesItsSource) { try $0(value.canonical() + [0x0A]) }
    }

    /// Writes in pieces. A format without a place for it gets a file beside it that names the ledger.
    func write(
        namesItsSource: Bool,
        _ produce: (_ append: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        guard let output else {
            try produce { Terminal.output($0) }
            if !namesItsSource {
                Terminal.complain(ledger.source.text.spoken + "\n")
            }
            return
        }
        try InputFile.write(to: output, from: produce)
        guard !namesItsSource else { return }
        try InputFile.write(ledger.source.json.canonical() + [0x0A], to: output + ".source.json")
    }

    /// Says what had no place.
    ///
    /// - Throws: exit code 1 if some entry was left out.
    /// - Parameter countsEntries: whether the format is a list, of which an empty one is said too.
    func finish(countsEntries: Bool) throws {
        let (written, left) = (tally.count(.imported), tally.count(.refused))
        let summary = Speech.say(
            "exportées : \(written), laissées de côté : \(left)\n",
            "exported: \(written), left out: \(left)\n"
        )
        if let report { try writeReport(report, summary) }
        guard countsEntries || left > 0 else { return }
        Terminal.complain(summary)
        for (rule, count) in tally.rules {
            let mark = count.first.severity == .refusal ? "✗" : "!"
            let parts = [
                count.first.column,
                count.first.row.map { Speech.say("p. ex. n° \($0)", "e.g. no. \($0)") },
            ]
            let place = parts.compactMap(\.self).filter { !$0.utf8.isEmpty }.joined(separator: ", ")
            Terminal.complain(
                "  \(mark) \(rule) × \(count.number)\(place.utf8.isEmpty ? "" : ", \(place)")\(Speech.colon) \(count.first.message.spoken)\n"
            )
        }
        guard left == 0 else { throw ExitCode(CommandError.Code.no.rawValue) }
    }

    private func writeReport(_ path: String, _ summary: String) throws {
        let form = try ImportReport.form(of: path)
        try InputFile.write(to: path) { append in
            try withoutActuallyEscaping(append) { append in
                var report = try ImportReport(form, append)
                try report.write(diagnostics)
                try report.finish(tally, ledger.source.origin, summary)
            }
        }
    }
}
