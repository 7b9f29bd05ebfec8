// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Ledger
import Notation
import Records

/// Exports votes as Popolo describes them.
struct VoteExport {
    private let ledger: ExportLedger

    init(_ ledger: ExportLedger) { self.ledger = ledger }

    func write(_ writer: ExportWriter) throws {
        var events: [JSONValue] = []
        try ledger.forEach([.deliberation], contested: writer.noteContested) { index, record in
            let event = try VoteEvent.json(
                record,
                identifier: ledger.reader.summary(index).subject,
                organization: ledger.name(record, index),
                isTranscribed: ledger.isTranscribed(index)
            )
            guard let event else { return }
            events.append(event)
            writer.note(true, [], of: index)
        }
        try writer.write(
            .pairs(["source": ledger.source.json, "vote_events": .array(events)]),
            namesItsSource: true
        )
    }
}
