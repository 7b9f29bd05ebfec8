// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Interchange
import Notation

/// Where an export goes, and what is said of it: what had no place, and what it was made from.
final class ExportWriter {
    private let ledger: ExportLedger
    private let output: String?
    private var tally = ImportTally()

    init(_ ledger: ExportLedger, output: String?) {
        self.ledger = ledger
        self.output = output
    }

    /// Takes in what became of an entry.
    func note(_ isWritten: Bool, _ differences: [ImportDiagnostic]) {
        tally.add(isWritten ? .imported : .refused, differences)
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
    func finish() throws {
        let (written, left) = (tally.count(.imported), tally.count(.refused))
        guard written + left > 0 else { return }
        Terminal.complain(
            Speech.say(
                "exportées : \(written), sans place dans ce format : \(left)\n",
                "exported: \(written), without a place in this format: \(left)\n"
            )
        )
        for (rule, count) in tally.rules {
            let mark = count.first.severity == .refusal ? "✗" : "!"
            let column = count.first.column
            Terminal.complain(
                "  \(mark) \(rule) × \(count.number)\(column.utf8.isEmpty ? "" : ", \(column)")\(Speech.colon) \(count.first.message.spoken)\n"
            )
        }
        guard left == 0 else { throw ExitCode(CommandError.Code.no.rawValue) }
    }
}
