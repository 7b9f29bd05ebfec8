// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import Records

/// Exports deliberations as SCDL.
struct SCDLExport {
    private let ledger: ExportLedger
    private let siret: String?
    private let style: CSVText.Style

    /// An export.
    ///
    /// - Parameter siret: the SIRET of the one authority that the ledger is of, if its enrolment has none.
    init(_ ledger: ExportLedger, siret: String?, isForSpreadsheet: Bool) throws(CommandError) {
        if let siret, !SIREN.isValidSIRET(Array(siret.utf8)) {
            throw CommandError(
                .usage,
                "--siret \(siret) : ce n'est pas un SIRET (14 chiffres dont la clé est juste)",
                "--siret \(siret): this is not a SIRET (14 digits with the right key)"
            )
        }
        self.ledger = ledger
        self.siret = siret
        style = isForSpreadsheet ? .spreadsheet : .exact
    }

    func write(_ writer: ExportWriter) throws {
        try requireAct()
        try writer.write(namesItsSource: false) { append in
            try append(CSVText.start(style) + CSVText.record(SCDLWriter.header, style))
            try ledger.forEach([.deliberation], contested: writer.noteContested) { index, record in
                let row = SCDLWriter.row(
                    SCDLWriter.Act(
                        record,
                        registration: try ledger.registration(
                            of: index,
                            contested: writer.noteContested
                        ),
                        authorityName: try ledger.statedName(record, index),
                        siret: try ledger.siret(index) ?? given(record, index)
                    )
                )
                let isWritten = !row.fields.isEmpty
                let ending = try ledger.ending(of: index).map { Self.unsaid($0) }
                let differences = row.differences + (isWritten ? [ending].compactMap(\.self) : [])
                writer.note(isWritten, differences, of: index)
                if isWritten { try append(CSVText.record(row.fields, style)) }
            }
        }
    }

    /// The SIRET that was given, for the authority it is of.
    private func given(_ record: Record, _ index: UInt64) throws -> String? {
        guard let siret else { return nil }
        return try ledger.authority(record, index) == "NTRFR-" + siret.prefix(9) ? siret : nil
    }

    /// Refuses a SIRET of an authority that no act of the ledger is of, before anything is written.
    private func requireAct() throws {
        guard let siret else { return }
        // The first one ends the search.
        struct Found: Error {}
        do {
            try ledger.forEach([.deliberation]) { index, record in
                if try given(record, index) != nil { throw Found() }
            }
        } catch is Found { return }
        throw CommandError(
            .usage,
            "--siret \(siret) : aucun acte de ce registre n'est de cette collectivité (SIREN \(siret.prefix(9)))",
            "--siret \(siret): no act of this ledger is of that authority (SIREN \(siret.prefix(9)))"
        )
    }

    private static func unsaid(_ event: String) -> ImportDiagnostic {
        ImportDiagnostic(
            .outcome,
            value: event,
            "depuis, l'acte a un statut « \(ExecutoryText.french(event)) » ; SCDL n'a pas de colonne pour le dire",
            "since then the act has a status `\(event)`; SCDL has no column to say it"
        )
    }
}
