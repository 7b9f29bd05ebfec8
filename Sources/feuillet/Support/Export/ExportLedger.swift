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
        for (position, entry) in reader.state.entries.enumerated()
        where kinds.contains(entry.effectiveKind) && entry.correctedBy == nil
            && entry.supersededBy == nil
        {
            let index = UInt64(position)
            let record = reader.record(try reader.item(index))
            if let wanted, self.authority(record, index) != wanted, entry.issuer.text != wanted {
                continue
            }
            guard !reader.state.isContested(entry) else {
                contested(index)
                continue
            }
            try body(index, record)
        }
    }

    /// The registration of each act at the prefecture, by the act's entry.
    func registrations(contested: (UInt64) -> Void = { _ in }) throws -> [UInt64: Record] {
        var found: [UInt64: Record] = [:]
        try forEach([.status], contested: contested) { index, record in
            guard record.text("event") == "received",
                let act = try reader.references(of: index)["act"]?.first,
                let target = reader.state.index(of: act)
            else { return }
            // The latest version of the act is what is exported, with the earliest registration.
            let version = latest(target)
            if let other = found[version]?.date("date"), let date = record.date("date"),
                other <= date
            {
                return
            }
            found[version] = record
        }
        return found
    }

    /// The authority that an entry is about: the one that is copied, else the one whose key sealed.
    func authority(_ record: Record, _ index: UInt64) -> String {
        record.text("authority") ?? reader.state.entries[Int(index)].issuer.text
    }

    /// What an authority is called, else its identifier.
    func name(_ record: Record, _ index: UInt64) -> String {
        statedName(record, index) ?? record.text("authority") ?? ""
    }

    /// What an authority is called, where the ledger or the source says it.
    func statedName(_ record: Record, _ index: UInt64) -> String? {
        let issuer = reader.state.issuers[reader.state.entries[Int(index)].issuer]
        if let own = issuer, own.capacity == .authority { return own.name }
        return record.text("authority_name")
            ?? record.values["sources"]?.first?["publisher"]?.string
    }

    /// What took the effect of an act away, by the act's entry.
    func endings() throws -> [UInt64: String] {
        var found: [UInt64: String] = [:]
        try forEach([.status]) { index, record in
            guard let event = record.text("event"), Self.endingEvents.contains(event),
                let act = try reader.references(of: index)["act"]?.first,
                let target = reader.state.index(of: act)
            else { return }
            found[latest(target)] = event
        }
        return found
    }

    private static let endingEvents: Set<String> = [
        "annulled", "annulled_in_part", "withdrawn", "repealed", "suspended",
    ]

    /// Whether an entry was copied from a public source.
    func isTranscribed(_ index: UInt64) -> Bool {
        reader.state.issuers[reader.state.entries[Int(index)].issuer]?.capacity == .transcriber
    }

    /// The SIRET that the enrolment of an entry's authority states.
    func siret(_ index: UInt64) throws -> String? {
        let entry = reader.state.entries[Int(index)]
        guard !isTranscribed(index), let issuer = reader.state.issuers[entry.issuer],
            let enrolment = reader.state.index(of: issuer.enrolment)
        else { return nil }
        return try reader.item(enrolment).entry.statement.record.plain?["siret"]?.string
    }

    /// A declared use.
    func use(_ record: Record, _ index: UInt64, _ schema: UseSchema) -> PublishedUse {
        let entry = reader.state.entries[Int(index)]
        return PublishedUse(
            Declaration.parse(record, schema: schema).declaration,
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
        let entry = reader.state.entries[Int(index)]
        guard entry.effectiveKind == .sitting else {
            throw CommandError(
                .usage,
                "l'inscription \(index) n'est pas une séance",
                "entry \(index) is not a sitting"
            )
        }
        // An act keeps its reference when the sitting is corrected: what counts is the latest version.
        let wanted = latest(index)
        var acts: [RegisterAct] = []
        func isOfSitting(_ number: UInt64) throws -> Bool {
            let hash = try reader.references(of: number)["sitting"]?.first
            return hash.flatMap(reader.state.index).map(latest) == wanted
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
        return (reader.record(try reader.item(wanted)), acts)
    }

    /// The latest version of an entry.
    private func latest(_ index: UInt64) -> UInt64 {
        var index = index
        while let next = reader.state.entries[Int(index)].correctedBy { index = next }
        return index
    }
}
