// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Policy
import Records

/// Seals the result of a check, with references to all that is needed to make it again.
struct AssessmentSeal {
    let reader: LedgerReader
    let declaration: UInt64

    func seal(
        _ report: Report,
        charters: [CharterInput],
        schema: [UInt8],
        groups: [UInt8],
        on date: CivilDate,
        key: borrowing SigningKey
    ) throws -> SealedEntry {
        guard Terminal.today.map({ date <= $0 }) != false else {
            throw CommandError(
                .usage,
                "--on \(date) : une évaluation ne s'inscrit pas pour un jour à venir",
                "--on \(date): an assessment is not recorded for a day to come"
            )
        }
        let place = try ChainPlace(after: reader, key: key.verificationKey)
        let recorded = try RecordedCharters(reader: reader, date: date, for: place.issuer)
        let references = [
            "declaration": [try reader.summary(declaration).leafHash],
            "charters": try recorded.hashes(of: charters),
            "schema": [try recorded.hash(ofSchema: schema)],
        ]
        var record = Record(kind: .assessment)
        record.set("evaluator", [.string(Evaluator.current.rawValue)])
        record.set("date", [.string(date.description)])
        record.set("verdict", [.string(report.overall.rawValue)])
        record.set("rules", report.recordedRules)
        record.set("groups", [.string("\(SHA256.hash(groups))")])
        if reader.state.issuers[place.issuer]?.capacity == .transcriber {
            let declared = try reader.record(try reader.item(declaration))
            record.set("authority", declared.values["authority"])
        }
        let declared = try reader.summary(declaration).subject
        let parts = declared.split(separator: "/").last?.split(separator: ":").dropFirst() ?? []
        let subject = try SubjectName.of(
            record,
            slug: parts.joined(separator: "-"),
            in: reader,
            issuer: place.issuer
        )
        return try SealedEntry(
            record: record,
            statement: { content in
                place.statement(
                    .assessment,
                    subject: subject,
                    references: references,
                    record: content,
                    now: Terminal.now()
                )
            },
            key: key,
            random: .system
        )
    }
}
