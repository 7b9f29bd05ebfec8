// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Interchange
import Ledger
import Notation
import Records
import Transparency

/// A ledger as exports read it: the latest versions of its acts and uses, with the names of authorities.
struct ExportLedger {
    /// The ledger.
    let reader: LedgerReader
    private let wanted: String?

    /// A ledger, or what one authority of it says.
    init(_ reader: LedgerReader, authority: String?) {
        self.reader = reader
        wanted = authority
    }

    /// What the export was made from.
    var source: ExportSource {
        let checkpoint = reader.checkpoint.checkpoint
        return ExportSource(
            origin: checkpoint.origin,
            size: checkpoint.size,
            root: checkpoint.root.base64,
            made: Terminal.now(),
            tool: "feuillet \(Feuillet.version)"
        )
    }

    /// Hands over the latest version of each entry of some kinds, in the order of the ledger.
    ///
    /// - Parameter contested: is told of entries by a key that was revoked for their time: they are left
    ///   out, and not in silence.
    func forEach(
        _ kinds: Set<Kind>,
        contested: (UInt64) -> Void = { _ in },
        _ body: (UInt64, Record) throws -> Void
    ) throws {
        try reader.forEach(kinds) { index, entry in
            guard try reader.isCurrent(entry.leafHash) else { return }
            let record = try reader.record(try reader.item(index))
            guard try isWanted(record, entry) else { return }
            guard !reader.state.isContested(entry) else { return contested(index) }
            try body(index, record)
        }
    }

    private func isWanted(_ record: Record, _ entry: EntrySummary) throws -> Bool {
        guard let wanted else { return true }
        return (record.text("authority") ?? entry.issuer.text) == wanted
            || entry.issuer.text == wanted
    }

    /// The earliest registration of an act at the prefecture.
    func registration(of act: UInt64, contested: (UInt64) -> Void = { _ in }) throws -> Record? {
        var earliest: Record?
        for record in try statuses(of: act, contested: contested)
        where record.text("event") == "received" {
            if let known = earliest?.date("date"), let date = record.date("date"), known <= date {
                continue
            }
            earliest = record
        }
        return earliest
    }

    /// What took the effect of an act away, if something did: the last of it.
    func ending(of act: UInt64) throws -> String? {
        try statuses(of: act).compactMap { $0.text("event") }
            .last(where: Self.endingEvents.contains)
    }

    /// The statuses of an act that count: a status names the version of its day.
    private func statuses(
        of act: UInt64,
        contested: (UInt64) -> Void = { _ in }
    ) throws -> [Record] {
        try reader.statuses(of: act).compactMap { index in
            let entry = try reader.summary(index)
            let record = try reader.record(try reader.item(index))
            guard try isWanted(record, entry) else { return nil }
            guard !reader.state.isContested(entry) else {
                contested(index)
                return nil
            }
            return record
        }
    }

    /// The authority that an entry is about: the one that is copied, else the one whose key sealed.
    func authority(_ record: Record, _ index: UInt64) throws -> String {
        try record.text("authority") ?? reader.summary(index).issuer.text
    }

    /// What an authority is called, else its identifier.
    func name(_ record: Record, _ index: UInt64) throws -> String {
        try statedName(record, index) ?? record.text("authority") ?? ""
    }

    /// What an authority is called, where the ledger or the source says it.
    func statedName(_ record: Record, _ index: UInt64) throws -> String? {
        let issuer = reader.state.issuers[try reader.summary(index).issuer]
        if let own = issuer, own.capacity == .authority { return own.name }
        return record.text("authority_name")
            ?? record.values["sources"]?.first?["publisher"]?.string
    }

    private static let endingEvents: Set<String> = [
        "annulled", "annulled_in_part", "withdrawn", "repealed", "suspended",
    ]

    /// Whether an entry was copied from a public source.
    func isTranscribed(_ index: UInt64) throws -> Bool {
        reader.state.issuers[try reader.summary(index).issuer]?.capacity == .transcriber
    }

    /// The SIRET that the enrolment of an entry's authority states.
    func siret(_ index: UInt64) throws -> String? {
        let entry = try reader.summary(index)
        guard try !isTranscribed(index), let issuer = reader.state.issuers[entry.issuer],
            let enrolment = try reader.index(of: issuer.enrolment)
        else { return nil }
        return try reader.item(enrolment).entry.statement.record.plain?["siret"]?.string
    }

    /// A declared use.
    func use(_ record: Record, _ index: UInt64, _ schema: UseSchema) throws -> PublishedUse {
        let entry = try reader.summary(index)
        return try PublishedUse(
            // An export says what was recorded, and does not judge it.
            Declaration.parse(record, schema: schema, takingAnyWord: true).declaration,
            schema: schema,
            authority: name(record, index),
            identifier: entry.subject,
            updated: entry.issuedAt.date,
            isTranscribed: isTranscribed(index)
        )
    }

    /// The record that a use was imported from, if a document of that name goes with it.
    func sourceObject(_ record: Record, named name: String) throws -> JSONValue? {
        for document in record.values["documents"] ?? [] {
            guard document["name"]?.string == name, let digest = document["sha256"]?.string,
                let bytes = try reader.document(digest)
            else { continue }
            return try? JSONValue.parse(bytes, as: .grammar)
        }
        return nil
    }

    /// The sitting of an entry number, with its acts.
    func sitting(
        _ index: UInt64,
        contested: (UInt64) -> Void = { _ in }
    ) throws -> (sitting: Record, acts: [RegisterAct]) {
        try EntryPlace.require(index, in: reader)
        let entry = try reader.summary(index)
        guard entry.effectiveKind == .sitting else {
            throw CommandError(
                .usage,
                "l'inscription \(index) n'est pas une séance",
                "entry \(index) is not a sitting"
            )
        }
        // An act keeps its reference when the sitting is corrected: what counts is the latest version.
        let wanted = try reader.latestVersion(of: index)
        var acts: [RegisterAct] = []
        func isOfSitting(_ number: UInt64) throws -> Bool {
            let hash = try reader.references(of: number)["sitting"]?.first
            guard let place = try hash.flatMap(reader.index) else { return false }
            return try reader.latestVersion(of: place) == wanted
        }
        func leaveOut(_ number: UInt64) {
            if (try? isOfSitting(number)) == true { contested(number) }
        }
        try forEach([.deliberation], contested: leaveOut) { number, record in
            guard try isOfSitting(number) else { return }
            acts.append(RegisterAct(index: number, record: record))
        }
        acts.sort {
            ($0.record.count("order") ?? .max, $0.index)
                < ($1.record.count("order") ?? .max, $1.index)
        }
        return (try reader.record(try reader.item(wanted)), acts)
    }
}
