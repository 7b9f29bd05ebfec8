// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import Records

/// Exports declared AI uses: inventories of other shapes, and documents about one use.
struct UseExport {
    private let ledger: ExportLedger
    private let schema: UseSchema
    private let entry: UInt64?
    private let isJSON: Bool

    /// A use with the entry that declares it.
    private struct Declared {
        let index: UInt64
        let use: PublishedUse
        let record: Record
    }

    init(_ ledger: ExportLedger, _ schema: UseSchema, entry: UInt64?, isJSON: Bool) {
        self.ledger = ledger
        self.schema = schema
        self.entry = entry
        self.isJSON = isJSON
    }

    func write(
        _ format: ExportFormat,
        _ writer: ExportWriter,
        isForSpreadsheet: Bool,
        textLanguage: String
    ) throws {
        switch format {
        case .etalab: try writeInventory(writer, isForSpreadsheet ? .spreadsheet : .exact)
        case .dutchRegister: try writeDutchRegister(writer, textLanguage)
        case .atrs:
            let source = ledger.source
            let records = try uses(writer).map { found in
                writer.note(true, [], of: found.index)
                return ATRSRecord.write(found.use, from: source)
            }
            try writer.write(.array(records), namesItsSource: !records.isEmpty)
        case .mention: try writeMention(writer)
        case .annexVIII: try write(.annexVIII, writer)
        default: try write(.rightsAssessment, writer)
        }
    }

    /// The uses, or the one that was named.
    private func uses(_ writer: ExportWriter) throws -> [Declared] {
        var found: [Declared] = []
        func leaveOut(_ index: UInt64) {
            if entry == nil || entry == index { writer.noteContested(index) }
        }
        try ledger.forEach([.declaration], contested: leaveOut) { index, record in
            guard entry == nil || entry == index else { return }
            let use = try ledger.use(record, index, schema)
            found.append(Declared(index: index, use: use, record: record))
        }
        if let entry, found.isEmpty {
            throw CommandError(
                .usage,
                "l'inscription \(entry) n'est pas la dernière version d'une déclaration",
                "entry \(entry) is not the latest version of a declaration"
            )
        }
        return found
    }

    private func one(_ writer: ExportWriter) throws -> PublishedUse {
        guard entry != nil, let found = try uses(writer).first else {
            throw CommandError(
                .usage,
                "quelle déclaration ? donnez --entry N",
                "which declaration? give --entry N"
            )
        }
        return found.use
    }

    private func writeInventory(_ writer: ExportWriter, _ style: CSVText.Style) throws {
        let uses = try uses(writer)
        try writer.write(namesItsSource: false) { append in
            try append(CSVText.start(style) + CSVText.record(EtalabInventory.columns, style))
            for found in uses {
                try append(CSVText.record(EtalabInventory.row(found.use), style))
                writer.note(true, [], of: found.index)
            }
        }
    }

    private func writeDutchRegister(_ writer: ExportWriter, _ language: String) throws {
        var records: [JSONValue] = []
        for found in try uses(writer) {
            let source = try ledger.sourceObject(found.record, named: "algoritmeregister.json")
            let written = DutchRegister.write(found.use, language: language, source: source)
            writer.note(true, written.differences, of: found.index)
            records.append(written.record)
        }
        try writer.write(.array(records), namesItsSource: false)
    }

    private func writeMention(_ writer: ExportWriter) throws {
        switch ExplicitMention.text(try one(writer)) {
        case .success(let text): try writer.write(text, namesItsSource: false)
        case .failure(let error):
            throw CommandError(.no, error.message.french, error.message.english)
        }
    }

    private func write(_ document: UseDocument, _ writer: ExportWriter) throws {
        let (use, source) = (try one(writer), ledger.source)
        guard !isJSON else {
            return try writer.write(document.json(of: use, from: source), namesItsSource: true)
        }
        try writer.write(
            document.markdown(of: use, from: source, in: Speech.language),
            namesItsSource: true
        )
    }
}
