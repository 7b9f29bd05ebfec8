// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records

/// How entries are shown to programs.
enum EntryJSON {
    static func json(
        _ summary: EntrySummary,
        index: UInt64,
        _ reader: LedgerReader
    ) throws -> JSONValue {
        let issuer = reader.state.issuers[summary.issuer]
        return .pairs([
            "index": .integer(Int64(index)),
            "kind": .string(summary.effectiveKind.rawValue),
            "correction": summary.kind == .correction ? .boolean(true) : nil,
            "issuer": .string(summary.issuer.text),
            "transcribed": issuer?.capacity == .transcriber ? .boolean(true) : nil,
            "subject": .string(summary.subject),
            "seq": .integer(Int64(summary.sequence)),
            "sealed_at": .string(summary.issuedAt.description),
            "leaf_hash": .string(summary.leafHash.base64URL),
            "corrected_by": try reader.replacement("corrects", of: summary.leafHash).map {
                .integer(Int64($0))
            },
            "superseded_by": try reader.successor(of: summary.leafHash).map {
                .integer(Int64($0))
            },
        ])
    }

    static func json(_ record: Record) -> JSONValue {
        .object(
            record.sortedFields.map { name in
                let values = record.values[name] ?? []
                let isList =
                    RecordSchema.of(record.kind)?.field(name)?.traits.contains(.list)
                    ?? (values.count != 1)
                return JSONMember(name, isList ? .array(values) : values.first ?? .null)
            }
        )
    }
}
