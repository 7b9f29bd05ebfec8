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
            let records = try uses().map { ATRSRecord.write($0.use, from: source) }
            try writer.write(.array(records), namesItsSource: !records.isEmpty)
        case .mention: try writeMention(writer)
        case .annexVIII: try write(.annexVIII, writer)
        default: try write(.rightsAssessment, writer)
        }
    }

    /// The uses, or the one that was named.
    private func uses() throws -> [(use: PublishedUse, record: Record)] {
        var found: [(use: PublishedUse, record: Record)] = []
        try ledger.forEach([.declaration]) { index, record in
            guard entry == nil || entry == index else { return }
            found.append((ledger.use(record, index, schema), record))
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

    private func one() throws -> PublishedUse {
        guard entry != nil, let found = try uses().first else {
            throw CommandError(
                .usage,
                "quelle déclaration ? donnez --entry N",
                "which declaration? give --entry N"
            )
        }
        return found.use
    }

    private func writeInventory(_ writer: ExportWriter, _ style: CSVText.Style) throws {
        let uses = try uses()
        try writer.write(namesItsSource: false) { append in
            try append(CSVText.record(EtalabInventory.columns, style))
            for (use, _) in uses {
                try append(CSVText.record(EtalabInventory.row(use), style))
                writer.note(true, [])
            }
        }
    }

    private func writeDutchRegister(_ writer: ExportWriter, _ language: String) throws {
        var records: [JSONValue] = []
        for (use, record) in try uses() {
            let source = try ledger.sourceObject(record, named: "algoritmeregister.json")
            let written = DutchRegister.write(use, language: language, source: source)
            writer.note(true, written.differences)
            records.append(written.record)
        }
        try writer.write(.array(records), namesItsSource: false)
    }

    private func writeMention(_ writer: ExportWriter) throws {
        switch ExplicitMention.text(try one()) {
        case .success(let text): try writer.write(text, namesItsSource: false)
        case .failure(let error):
            throw CommandError(.no, error.message.french, error.message.english)
        }
    }

    private func write(_ document: UseDocument, _ writer: ExportWriter) throws {
        let (use, source) = (try one(), ledger.source)
        guard !isJSON else {
            return try writer.write(document.json(of: use, from: source), namesItsSource: true)
        }
        try writer.write(
            document.markdown(of: use, from: source, in: Speech.language),
            namesItsSource: true
        )
    }
}
