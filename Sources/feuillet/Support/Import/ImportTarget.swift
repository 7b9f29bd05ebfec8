// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records

/// Where an import goes: a ledger with the key that seals, or nowhere in a rehearsal.
final class ImportTarget {
    private let writer: LedgerWriter?
    private let reader: LedgerReader?
    private let seal: BulkSeal?
    private let issuer: Issuer?
    private var sittings: [String: [Digest]] = [:]
    /// Places of records in the ledger.
    var places: ImportPlaces

    /// Opens the ledger and the key, unless the import is a rehearsal; a rehearsal compares with the
    /// ledger if it is given one with a key.
    init(_ options: ImportOptions) throws {
        let kept = try options.key.map { path in
            KeptKey(try KeyFile.open(path, passphraseFile: options.passphraseFile))
        }
        guard options.dryRun || kept != nil else {
            throw CommandError(
                .usage,
                "quelle clé scelle ? donnez --key, ou --dry-run pour un essai qui n'écrit rien",
                "which key seals? give --key, or --dry-run for a rehearsal that writes nothing"
            )
        }
        guard let kept, !options.dryRun || options.hasLedger else {
            (writer, reader, seal, issuer) = (nil, nil, nil, nil)
            places = ImportPlaces(lookup: { _, _ in nil }, open: { throw LedgerError.notALedger })
            return
        }
        let store = options.writing.place
        let state: RegisterState
        if options.dryRun {
            let reader = try store.reader()
            (self.reader, writer, seal, state) = (reader, nil, nil, reader.state)
        } else {
            let reader = try options.writing.readerForSealing()
            let place = try ChainPlace(after: reader, key: kept.key.verificationKey)
            let writer = try options.writing.writer()
            state = reader.state
            (self.reader, self.writer) = (nil, writer)
            seal = BulkSeal(writer, key: kept, after: place)
        }
        guard let enrolled = state.keys[kept.key.verificationKey.thumbprint],
            let issuer = state.issuers[enrolled.authority], enrolled.endedAt == nil
        else {
            throw CommandError(
                .key,
                "la clé n'est pas enrôlée dans ce registre, ou n'y est plus en vigueur",
                "the key is not enrolled in this ledger, or no longer in force"
            )
        }
        self.issuer = issuer
        places = ImportPlaces(lookup: { _, _ in nil }, open: { try store.reader() })
        places = ImportPlaces(
            lookup: { [weak self] kind, subject in try self?.entry(kind, subject) },
            open: { try store.reader() }
        )
    }

    /// Whether nothing is written.
    var isRehearsal: Bool { seal == nil }

    /// Whether what is imported is copied from another authority.
    var isTranscriber: Bool { issuer?.capacity == .transcriber }

    /// The authority that seals, if it speaks for itself.
    var ownAuthority: String? {
        issuer.flatMap { $0.capacity == .transcriber ? nil : $0.identifier.text }
    }

    /// Its name.
    private var ownName: String? { issuer.flatMap { $0.capacity == .transcriber ? nil : $0.name } }

    /// How many entries were appended.
    var appendedCount: Int { seal?.appendedCount ?? 0 }

    /// The entry of an act of this chain.
    func entry(_ kind: Kind, _ subject: String) throws -> (index: UInt64, entry: EntrySummary)? {
        let entries: (any EntryLookup)? = writer ?? reader
        guard let issuer, let entries,
            let index = try entries.latest(kind, subject: subject, issuer: issuer.identifier)
        else { return nil }
        return (index, try entries.summary(index))
    }

    /// Whether the ledger has a subject, or will with what waits.
    func has(_ kind: Kind, _ subject: String) throws -> Bool {
        try entry(kind, subject) != nil || seal?.isWaiting(kind, subject) == true
    }

    /// The prefix of a transcriber's subjects.
    func prefix(_ record: Record) -> String {
        isTranscriber ? record.text("authority").map { $0 + "/" } ?? "" : ""
    }

    /// A name in a file, if it is not that of the authority whose key seals.
    func foreignName(_ name: String?) -> String? {
        guard let name, let ownName,
            FrenchWord.fold(name.lowercased()) != FrenchWord.fold(ownName.lowercased())
        else { return nil }
        return name
    }

    /// The one sitting of the day of an act, if there is just one.
    func sitting(of record: Record) throws -> [Digest]? {
        let day = prefix(record) + "sitting:" + (record.text("date") ?? "")
        let found = try sittings[day] ?? findSittings(day)
        // No import records a sitting, so what was found once stays true.
        if sittings.count < Self.rememberedDayCount { sittings[day] = found }
        return found.count == 1 ? found : nil
    }

    /// Seals a record, or pretends to.
    ///
    /// - Returns: the leaf hash, to refer to; that of nothing in a rehearsal.
    func add(
        _ record: Record,
        subject: String,
        references: [String: [Digest]] = [:],
        documents: [[UInt8]] = [],
        row: Int
    ) throws -> Digest {
        guard let seal else { return SHA256.hash([]) }
        return try seal.add(
            record,
            subject: subject,
            references: references,
            documents: documents,
            row: row
        )
    }

    /// Appends what waits.
    func finish() throws { try seal?.flush() }

    private static let rememberedDayCount = 10_000

    private func findSittings(_ day: String) throws -> [Digest] {
        guard let issuer else { return [] }
        if let writer {
            return try writer.sittings(day, issuer: issuer.identifier)
                .map { try writer.summary(writer.latestVersion(of: $0)).leafHash }
        }
        return try reader?.sittings(day, issuer: issuer.identifier)
            .compactMap { try reader?.summary(reader?.latestVersion(of: $0) ?? $0).leafHash } ?? []
    }
}
