// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Policy
import Records

/// Reads what was said of a declaration, as of a place of the ledger.
struct ActsReader {
    let reader: LedgerReader
    /// What stands from there on was not said yet.
    let limit: UInt64
    private var contested: Set<UInt64> = []

    init(reader: LedgerReader, limit: UInt64) {
        self.reader = reader
        self.limit = limit
    }

    mutating func read(
        _ declaration: UInt64,
        under charters: Set<Digest>
    ) throws -> DeclarationActs {
        let target = try look(at: declaration)
        let authority = try authority(of: declaration)
        let acts = try leaves(of: declaration).flatMap {
            try reader.referring(to: $0, as: "declaration")
        }
        var (waivers, opinions) = ([Waiver](), [Opinion]())
        for index in Set(acts).sorted() where index < limit {
            let summary = try reader.summary(index)
            guard summary.issuer == target.issuer,
                [.waiver, .opinion].contains(summary.effectiveKind),
                // The later version of an act that was corrected comes in its turn.
                try !isCorrected(summary)
            else { continue }
            let references = try reader.references(of: index)
            guard let about = references["declaration"]?.first else { continue }
            let before = contested
            // What was said of another version is mentioned, and nothing rests on it.
            defer { if about != target.leafHash { contested = before } }
            _ = try look(at: index)
            let record = try reader.record(try reader.item(index))
            if summary.effectiveKind == .waiver {
                var waiver = try self.waiver(record, references, under: charters)
                if try self.authority(of: index) != authority { waiver?.object(to: .stranger) }
                waivers += waiver.map { [$0] } ?? []
            } else if about == target.leafHash {
                let isStranger = try self.authority(of: index) != authority
                let place = try reader.versions(of: index)[0]
                opinions += Self.opinion(record, summary, place, isStranger).map { [$0] } ?? []
            }
        }
        return DeclarationActs(
            leaf: target.leafHash.base64URL,
            waivers: waivers,
            opinions: opinions,
            contested: contested.sorted()
        )
    }

    /// What became of an act: its latest version, and its statuses that are not corrected.
    mutating func standing(of act: UInt64) throws -> ActStanding {
        let issuer = try reader.summary(act).issuer
        let authority = try authority(of: act)
        var (latest, statuses) = (act, [Record]())
        for version in try reader.versions(of: act) where version < limit {
            latest = version
            let hash = try reader.summary(version).leafHash
            for index in try reader.referring(to: hash, as: "act") where index < limit {
                let summary = try reader.summary(index)
                guard summary.issuer == issuer, summary.effectiveKind == .status,
                    try !isCorrected(summary), try self.authority(of: index) == authority
                else { continue }
                _ = try look(at: index)
                statuses.append(try reader.record(try reader.item(index)))
            }
        }
        _ = try look(at: latest)
        return ActStanding(try reader.record(try reader.item(latest)), statuses: statuses)
    }

    private mutating func waiver(
        _ record: Record,
        _ references: [String: [Digest]],
        under charters: Set<Digest>
    ) throws -> Waiver? {
        guard let rule = record.text("rule"), let reason = record.text("reason"),
            let from = record.date("from"), let to = record.date("to"),
            let leaf = references["declaration"]?.first,
            let act = try references["deliberation"]?.first.flatMap({ try reader.index(of: $0) }),
            let charter = try references["charter"]?.first.flatMap({ try reader.index(of: $0) }),
            let text = try reader.record(try reader.item(charter)).text("text"),
            let name = (try? YAMLNode.parse(Array(text.utf8)))?["charter"]?.text
        else { return nil }
        let summary = try reader.summary(act)
        var waiver = Waiver(
            charter: name,
            rule: rule,
            leaf: leaf.base64URL,
            by: summary.effectiveKind.rawValue,
            reference: summary.subject,
            standing: try standing(of: act),
            reason: reason,
            from: from,
            to: to
        )
        if try authority(of: act) != authority(of: charter) { waiver.object(to: .stranger) }
        if try !isOne(of: charters, charter) { waiver.object(to: .otherText) }
        return waiver
    }

    /// Whether a charter is one of those that are checked, as it was recorded or as it was corrected.
    private func isOne(of charters: Set<Digest>, _ charter: UInt64) throws -> Bool {
        try reader.versions(of: charter).contains { version in
            guard version < limit else { return false }
            return try reader.textDigest(of: version).map(charters.contains) == true
        }
    }

    // MARK: Entries

    /// What there is to know of an entry, and whether it is contested.
    private mutating func look(at index: UInt64) throws -> EntrySummary {
        let summary = try reader.summary(index)
        if reader.state.isContested(summary) { contested.insert(index) }
        return summary
    }

    /// Whose act an entry is: a transcriber's chain holds those of many.
    private func authority(of index: UInt64) throws -> String {
        let summary = try reader.summary(index)
        return Subject.copiedAuthority(in: summary.subject)?.text ?? summary.issuer.text
    }

    private func isCorrected(_ summary: EntrySummary) throws -> Bool {
        try reader.replacement("corrects", of: summary.leafHash).map { $0 < limit } ?? false
    }

    /// The leaf hashes of a declaration and of the versions that it took the place of.
    private func leaves(of declaration: UInt64) throws -> Set<Digest> {
        var versions: Set<Digest> = []
        var next: UInt64? = declaration
        while let index = next {
            guard versions.insert(try reader.summary(index).leafHash).inserted else { break }
            let references = try reader.item(index).entry.statement.references
            let earlier = references["corrects"]?.first ?? references["supersedes"]?.first
            next = try earlier.flatMap { try reader.index(of: $0) }
        }
        return versions
    }

    private static func opinion(
        _ record: Record,
        _ summary: EntrySummary,
        _ place: UInt64,
        _ isStranger: Bool
    ) -> Opinion? {
        guard let rule = record.text("rule"), let role = record.text("by"),
            let answer = record.text("answer").flatMap(Opinion.Answer.init),
            let date = record.date("date")
        else { return nil }
        return Opinion(
            rule: rule,
            role: role,
            answer: answer,
            reference: summary.subject,
            date: date,
            place: place,
            isStranger: isStranger
        )
    }
}
