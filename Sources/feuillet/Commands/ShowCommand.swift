// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Ledger
import Notation
import Policy
import Records

/// `feuillet show`: one entry, with its record.
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Speech.say("Montrer une inscription.", "Show an entry."),
            aliases: ["montrer", "afficher"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("N° de l'inscription.", "Number of the entry."),
            valueName: Speech.say("n°", "entry")
        )
    )
    var index: UInt64

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Toutes ses versions, avec leurs différences.",
                "All its versions, with their differences."
            )
        )
    )
    var history = false

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Écrire l'inscription scellée dans ce fichier.",
                "Write the sealed entry to this file."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var export: String?

    @OptionGroup var place: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let reader = try place.reader()
        try EntryPlace.require(index, in: reader)
        if let export { try write(reader, to: export) }
        let versions = history ? try Self.versions(of: index, reader) : [index]
        let shown = try versions.map { index in (index, try reader.record(try reader.item(index))) }
        let library = try PolicyLibrary(folder: nil)
        try common.printer.show(
            versions.count == 1 && !history
                ? json(shown[0], reader) : .array(shown.map { try json($0, reader) })
        ) {
            var text = ""
            var previous: Record?
            for (index, record) in shown {
                text += try self.text(
                    index,
                    record,
                    reader,
                    library.vocabulary.schema,
                    previous: previous
                )
                previous = record
            }
            return text
        }
    }

    private func write(_ reader: LedgerReader, to path: String) throws {
        let item = try reader.item(index)
        if let place = try reader.erasures(of: index).last?.index {
            throw CommandError(
                .refused,
                "l'inscription \(index) a des valeurs effacées par la \(place) : elle ne peut plus être écrite entière ; prouvez ce qui reste avec `feuillet prouver \(index) --bundle`",
                "entry \(index) has values erased by entry \(place): it cannot be written whole; prove what is left with `feuillet prove \(index) --bundle`"
            )
        }
        let sealed = try SealedEntry(
            entry: item.entry,
            disclosures: item.disclosures.map { $0?.text ?? "" }
        )
        try InputFile.write(sealed.file, to: path)
    }

    /// The most lines of one value that are shown.
    private static let longestText = 12

    /// The versions that led to an entry and those that followed it, oldest first.
    private static func versions(of index: UInt64, _ reader: LedgerReader) throws -> [UInt64] {
        func earlier(_ index: UInt64) throws -> UInt64? {
            let references = try reader.item(index).entry.statement.references
            let hash = references["corrects"]?.first ?? references["supersedes"]?.first
            return try hash.flatMap(reader.index)
        }
        func later(_ index: UInt64) throws -> UInt64? {
            let hash = try reader.summary(index).leafHash
            return try reader.replacement("corrects", of: hash)
                ?? reader.replacement("supersedes", of: hash)
        }
        var chain = [index]
        while let first = try earlier(chain[0]) { chain.insert(first, at: 0) }
        while let last = chain.last, let next = try later(last) { chain.append(next) }
        return chain
    }

    private func json(_ shown: (UInt64, Record), _ reader: LedgerReader) throws -> JSONValue {
        let summary = try reader.summary(shown.0)
        let statement = try? reader.item(shown.0).entry.statement
        let json = try EntryJSON.json(summary, index: shown.0, reader)
        return .object(
            (json.members ?? []) + [
                JSONMember("contested", .boolean(reader.state.isContested(summary))),
                JSONMember(
                    "erased_by",
                    .array(try reader.erasures(of: shown.0).map { .integer(Int64($0.index)) })
                ),
                JSONMember("refs", try ReferenceText.json(statement, reader)),
            ]
                + (try statuses(shown.0, reader)) + [
                    JSONMember("record", statement?.record.plain ?? EntryJSON.json(shown.1))
                ]
        )
    }

    private func statuses(_ index: UInt64, _ reader: LedgerReader) throws -> [JSONMember] {
        guard try ExecutoryText.isAct(index, reader) else { return [] }
        let places = try reader.statuses(of: index)
        return [JSONMember("statuses", .array(places.map { .integer(Int64($0)) }))]
    }

    private func text(
        _ index: UInt64,
        _ record: Record,
        _ reader: LedgerReader,
        _ schema: UseSchema,
        previous: Record?
    ) throws -> String {
        let summary = try reader.summary(index)
        let issuer = reader.state.issuers[summary.issuer]
        var lines = [
            "\(Speech.say("Inscription", "Entry")) \(index) — \(KindName.name(summary.effectiveKind))"
                + (summary.kind == .correction ? Speech.say(" (correction)", " (correction)") : ""),
            "  " + EntryText.voice(issuer, record: record, subject: summary.subject),
            Speech.say("  sujet : ", "  subject: ") + summary.subject,
            "  \(Speech.say("rang", "sequence")) \(summary.sequence), "
                + Speech.say("daté par son auteur du ", "dated by its author ")
                + "\(summary.issuedAt)",
        ]
        if let next = try reader.replacement("corrects", of: summary.leafHash) {
            lines.append(
                Speech.say("  corrigée par l'inscription \(next)", "  corrected by entry \(next)")
            )
        }
        if let next = try reader.successor(of: summary.leafHash) {
            lines.append(
                Speech.say("  remplacée par l'inscription \(next)", "  superseded by entry \(next)")
            )
        }
        if reader.state.isContested(summary) {
            lines.append(
                Speech.say(
                    "  contestée : sa clé a été révoquée",
                    "  contested: its key was revoked"
                )
            )
        }
        for (place, erasure) in try reader.erasures(of: index) {
            let schema = RecordSchema.of(summary.effectiveKind)
            let fields = erasure.targets.map { target in
                schema?.field(target.field)?.label.spoken ?? target.field
            }.joined(separator: ", ")
            lines.append(
                Speech.say("  effacé par l'inscription ", "  erased by entry ")
                    + "\(place)\(Speech.colon) \(fields) (\(erasure.reason.label.spoken))"
            )
        }
        let statement = try? reader.item(index).entry.statement
        lines += try ReferenceText.lines(statement, reader)
        lines += try ExecutoryText.lines(index, record, reader)
        if let record = statement?.record.plain {
            lines += try StructuralText.lines(record, reader)
        }
        let fields = EntryText.fields(record, schema: schema)
        let old = previous.map { EntryText.fields($0, schema: schema) }
        let width = fields.map { $0.label.unicodeScalars.count }.max() ?? 0
        for field in fields {
            let isNew = old.map { !$0.contains { $0 == field } } ?? false
            let value = EntryText.safe(field.value).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            let rest = value.count - Self.longestText
            let indent = "\n" + String(repeating: " ", count: width + 4)
            lines.append(
                (isNew ? "+ " : "  ") + EntryText.pad(field.label, to: width) + "  "
                    + value.prefix(Self.longestText).joined(separator: indent)
                    + (rest > 0
                        ? indent
                            + Speech.say(
                                "… \(rest) lignes de plus avec --json",
                                "… \(rest) more lines with --json"
                            )
                        : "")
            )
        }
        for field in old ?? [] where !fields.contains(where: { $0 == field }) {
            lines.append(
                "- " + EntryText.pad(field.label, to: width) + "  "
                    + EntryText.cut(field.value, to: 80)
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
