// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import Records

/// Exports the documents that go with a register, as pages.
struct RegisterExport {
    private let ledger: ExportLedger
    private let entry: UInt64?

    init(_ ledger: ExportLedger, entry: UInt64?) {
        self.ledger = ledger
        self.entry = entry
    }

    func write(_ format: ExportFormat, _ writer: ExportWriter) throws {
        switch format {
        case .list, .closingSheet:
            guard let entry else {
                throw CommandError(
                    .usage,
                    "quelle séance ? donnez --entry N",
                    "which sitting? give --entry N"
                )
            }
            let (sitting, acts) = try ledger.sitting(
                entry,
                contested: writer.noteContested
            )
            for act in acts { writer.note(true, [], of: act.index) }
            let document = RegisterDocument(
                authority: try ledger.name(sitting, entry),
                from: ledger.source,
                isTranscribed: try ledger.isTranscribed(entry)
            )
            try writer.write(
                format == .list
                    ? document.list(of: sitting, acts) : document.closingSheet(of: sitting, acts),
                namesItsSource: true
            )
        default: try writeTable(format, writer)
        }
    }

    private func writeTable(_ format: ExportFormat, _ writer: ExportWriter) throws {
        var acts: [RegisterAct] = []
        var names: Set<String> = []
        var authorities: Set<String> = []
        var isTranscribed = false
        try ledger.forEach([.deliberation, .decision], contested: writer.noteContested) {
            index,
            record in
            acts.append(RegisterAct(index: index, record: record))
            writer.note(true, [], of: index)
            names.insert(try ledger.name(record, index))
            authorities.insert(try ledger.authority(record, index))
            isTranscribed = try isTranscribed || ledger.isTranscribed(index)
        }
        guard authorities.count <= 1 else {
            throw CommandError(
                .usage,
                "le registre a les actes de \(authorities.count) autorités, et une table est celle d'une seule : donnez --authority",
                "the ledger has the acts of \(authorities.count) authorities, and a table is that of one: give --authority"
            )
        }
        let document = RegisterDocument(
            authority: names.count == 1 ? names.first ?? "" : ledger.source.origin,
            from: ledger.source,
            isTranscribed: isTranscribed
        )
        try writer.write(
            format == .tableByDate ? document.tableByDate(acts) : document.tableByObject(acts),
            namesItsSource: true
        )
    }
}
