// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import Records

/// Exports deliberations as SCDL.
struct SCDLExport {
    private let ledger: ExportLedger
    private let siret: String?
    private let style: CSVText.Style

    init(_ ledger: ExportLedger, siret: String?, isForSpreadsheet: Bool) {
        self.ledger = ledger
        self.siret = siret
        style = isForSpreadsheet ? .spreadsheet : .exact
    }

    func write(_ writer: ExportWriter) throws {
        let registrations = try ledger.registrations()
        try writer.write(namesItsSource: false) { append in
            try append(CSVText.record(SCDLWriter.header, style))
            try ledger.forEach([.deliberation]) { index, record in
                let row = SCDLWriter.row(
                    SCDLWriter.Act(
                        record,
                        registration: registrations[index],
                        authorityName: ledger.name(record, index),
                        siret: try siret ?? ledger.siret(index)
                    )
                )
                writer.note(!row.fields.isEmpty, row.differences)
                if !row.fields.isEmpty { try append(CSVText.record(row.fields, style)) }
            }
        }
    }
}
