// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Policy
import Records

/// Seals the result of a check, with references to all that is needed to make it again.
struct AssessmentSeal {
    /// A charter: what it is called, and its text.
    typealias Text = (name: String, bytes: [UInt8])

    let reader: LedgerReader
    let declaration: UInt64

    func seal(
        _ report: Report,
        charters: [Text],
        schema: [UInt8],
        groups: [UInt8],
        on date: CivilDate,
        key: borrowing SigningKey
    ) throws -> SealedEntry {
        let place = try ChainPlace(after: reader, key: key.verificationKey)
        let recorded = try texts()
        let references = [
            "declaration": [try reader.summary(declaration).leafHash],
            "charters": try charters.map { try hash(of: $0.bytes, recorded, $0.name) },
            "schema": [try hash(of: schema, recorded, nil)],
        ]
        var record = Record(kind: .assessment)
        record.set("evaluator", [.string(Checker.identifier)])
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

    /// The charters and frameworks that the ledger holds, by the digest of their text.
    private func texts() throws -> [Digest: Digest] {
        var found: [Digest: Digest] = [:]
        try reader.forEach([.charter, .framework]) { index, entry in
            guard try reader.replacement("corrects", of: entry.leafHash) == nil,
                let text = try reader.record(try reader.item(index)).text("text")
            else { return }
            found[SHA256.hash(Array(text.utf8))] = entry.leafHash
        }
        return found
    }

    /// The entry that holds a text, so that the check can be made again.
    private func hash(
        of bytes: [UInt8],
        _ recorded: [Digest: Digest],
        _ charter: String?
    ) throws -> Digest {
        if let hash = recorded[SHA256.hash(bytes)] { return hash }
        guard let charter else {
            throw CommandError(
                .refused,
                "le schéma des déclarations n'est pas inscrit au registre : consignez-le avec `feuillet consigner cadre ai-use`",
                "the schema of declarations is not in the ledger: record it with `feuillet record framework ai-use`"
            )
        }
        throw CommandError(
            .refused,
            "la charte « \(charter) » n'est pas inscrite au registre avec ce texte : consignez-la avec `feuillet consigner charte`",
            "the charter `\(charter)` is not in the ledger with this text: record it with `feuillet record charter`"
        )
    }
}
