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
            "charters": try charters.map { try hash(of: $0, recorded, on: date) },
            "schema": [try hash(ofSchema: schema, recorded)],
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

    /// The entries of the charters and frameworks that the ledger holds, by the digest of their text.
    private func texts() throws -> [Digest: [UInt64]] {
        var found: [Digest: [UInt64]] = [:]
        try reader.forEach([.charter, .framework]) { index, entry in
            guard try reader.replacement("corrects", of: entry.leafHash) == nil,
                let text = try reader.record(try reader.item(index)).text("text")
            else { return }
            found[SHA256.hash(Array(text.utf8)), default: []].append(index)
        }
        return found
    }

    private func hash(ofSchema bytes: [UInt8], _ recorded: [Digest: [UInt64]]) throws -> Digest {
        guard let index = recorded[SHA256.hash(bytes)]?.last else {
            throw CommandError(
                .refused,
                "le schéma des déclarations n'est pas inscrit au registre : consignez-le avec `feuillet consigner cadre ai-use`",
                "the schema of declarations is not in the ledger: record it with `feuillet record framework ai-use`"
            )
        }
        return try reader.summary(index).leafHash
    }

    /// The entry that holds the text of a charter, so that the check can be made again: one that is in force as
    /// far as the ledger says.
    private func hash(
        of charter: Text,
        _ recorded: [Digest: [UInt64]],
        on date: CivilDate
    ) throws -> Digest {
        var refusal: (index: UInt64, why: Localized)?
        for index in (recorded[SHA256.hash(charter.bytes)] ?? []).reversed() {
            guard let obstacle = try obstacle(to: index, on: date) else {
                return try reader.summary(index).leafHash
            }
            refusal = refusal ?? (index, obstacle)
        }
        if let refusal {
            throw CommandError(
                .refused,
                "la charte « \(charter.name) » (inscription \(refusal.index)) n'est pas en vigueur le \(date) : \(refusal.why.french)",
                "the charter `\(charter.name)` (entry \(refusal.index)) is not in force on \(date): \(refusal.why.english)"
            )
        }
        throw CommandError(
            .refused,
            "la charte « \(charter.name) » n'est pas inscrite au registre avec ce texte : consignez-la avec `feuillet consigner charte`",
            "the charter `\(charter.name)` is not in the ledger with this text: record it with `feuillet record charter`"
        )
    }

    /// Why a recorded charter is not in force: another took its place, or its deliberation has no effect.
    private func obstacle(to index: UInt64, on date: CivilDate) throws -> Localized? {
        if let successor = try reader.successor(of: try reader.summary(index).leafHash) {
            let latest = try reader.latestVersion(of: successor)
            let start = try reader.record(try reader.item(latest)).date("in_force_from")
            if start.map({ $0 <= date }) ?? true {
                return Localized(
                    french: "l'inscription \(latest) l'a remplacée",
                    english: "entry \(latest) took its place"
                )
            }
        }
        guard let hash = try reader.references(of: index)["deliberation"]?.first,
            let act = try reader.index(of: hash)
        else { return nil }
        return try reader.standing(of: act).obstacle(on: date)
    }
}
