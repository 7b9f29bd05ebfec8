// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Ledger
import Notation
import Records

/// `feuillet list`: what a ledger holds, in its current version.
struct ListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Speech.say("Lister les inscriptions.", "List the entries."),
            discussion: Speech.say(
                "La version en vigueur de chacune ; « feuillet show --history » montre toutes les versions.",
                "The current version of each; `feuillet show --history` shows them all."
            ),
            aliases: ["lister"]
        )
    }

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Celles d'une autorité, ou transcrites d'elle.",
                "Those of an authority, or transcribed from it."
            ),
            valueName: Speech.say("identifiant", "identifier")
        )
    )
    var authority: String?

    @Option(
        help: ArgumentHelp(
            Speech.say("Celles d'un genre.", "Those of a kind."),
            valueName: Speech.say("genre", "kind")
        )
    )
    var kind: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Celles d'un acte à partir de cette date.",
                "Those of acts from this date on."
            ),
            valueName: "date"
        )
    )
    var from: String?

    @Option(
        help: ArgumentHelp(
            Speech.say("Celles d'un acte jusqu'à cette date.", "Those of acts up to this date."),
            valueName: "date"
        )
    )
    var to: String?

    @Option(
        help: ArgumentHelp(
            Speech.say("Celles qui contiennent ce texte.", "Those that hold this text."),
            valueName: Speech.say("texte", "text")
        )
    )
    var text: String?

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Toutes les versions, et les inscriptions de structure.",
                "Every version, and structural entries."
            )
        )
    )
    var all = false

    @OptionGroup var place: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let reader = try place.reader()
        let wantedKind = try kind.map { name in
            guard let kind = KindName.kind(name) else {
                throw CommandError(
                    .usage,
                    "--kind : « \(name) » n'est pas un genre ; il y a : \(KindName.all(.french))",
                    "--kind: `\(name)` is not a kind; there are: \(KindName.all(.english))"
                )
            }
            return kind
        }
        let first = try from.map { try DateOption.date($0, "--from") }
        let last = try to.map { try DateOption.date($0, "--to") }
        var rows: [(UInt64, Record)] = []
        try reader.forEach(wantedKind.map { [$0] }) { index, summary in
            if !all, summary.kind.isStructural { return }
            if !all, try !reader.isCurrent(summary.leafHash) { return }
            let record = try reader.record(try reader.item(index))
            if let authority, summary.issuer.text != authority,
                record.text("authority") != authority
            {
                return
            }
            let date = record.date("date")
            if let first, date.map({ $0 < first }) ?? true { return }
            if let last, date.map({ $0 > last }) ?? true { return }
            if let text, !Self.holds(record, text) { return }
            rows.append((index, record))
        }
        try show(rows, reader)
    }

    private func show(_ rows: [(UInt64, Record)], _ reader: LedgerReader) throws {
        let state = reader.state
        try common.printer.show(
            .array(
                rows.map { index, record in
                    let summary = try reader.summary(index)
                    let json = try EntryJSON.json(summary, index: index, reader)
                    let statement = try? reader.item(index).entry.statement
                    return .object(
                        (json.members ?? []) + [
                            JSONMember("refs", try ReferenceText.json(statement, reader)),
                            JSONMember("record", EntryJSON.json(record)),
                        ]
                    )
                }
            )
        ) {
            guard !rows.isEmpty else { return Speech.say("Aucune inscription.\n", "No entry.\n") }
            let width = Terminal.columns
            return try rows.map { index, record in
                let summary = try reader.summary(index)
                let issuer = state.issuers[summary.issuer]
                let mark =
                    issuer?.capacity == .transcriber ? Speech.say("transcrit ", "transcribed ") : ""
                let contested =
                    state.isContested(summary) ? Speech.say("contestée ", "contested ") : ""
                let authority = record.text("authority") ?? summary.issuer.text
                let columns = [
                    EntryText.pad(String(index), to: 5),
                    EntryText.pad(record.text("date") ?? "", to: 10),
                    EntryText.pad(KindName.name(summary.effectiveKind), to: 13),
                    EntryText.pad(authority, to: 15),
                ]
                let head = columns.joined(separator: "  ")
                let rest = max(20, width - head.unicodeScalars.count - 2)
                let title = EntryText.cut(
                    contested + mark + (try about(index, record, reader)),
                    to: rest
                )
                return head + (title.isEmpty ? "" : "  " + title) + "\n"
            }.joined()
        }
    }

    /// What an entry says, in one line: an act by its number, and whether its effect was taken away; a status with
    /// the act that it is of.
    private func about(_ index: UInt64, _ record: Record, _ reader: LedgerReader) throws -> String {
        let title = EntryText.title(record)
        if record.kind == .status {
            let acts = try reader.references(of: index)["act"]?.compactMap(reader.index) ?? []
            return acts.first.map { Speech.say("\(title), acte \($0)", "\(title), act \($0)") }
                ?? title
        }
        guard try ExecutoryText.isAct(index, reader) else { return title }
        return [try ExecutoryText.ending(index, record, reader), record.text("number"), title]
            .compactMap(\.self).joined(separator: " · ")
    }

    private static func holds(_ record: Record, _ text: String) -> Bool {
        let wanted = FrenchWord.fold(text)
        return record.values.values.joined().contains { value in
            FrenchWord.fold(EntryText.plain(value)).contains(wanted)
        }
    }
}
