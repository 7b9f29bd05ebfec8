// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Transparency

/// Seals one record and sends it, or writes it to a file.
struct SealingJob {
    private let options: SealingOptions
    private let reader: LedgerReader?
    private let keeper: KeptKey
    private let place: ChainPlace

    /// Opens what the job needs first: nobody answers twenty questions for a wrong passphrase.
    init(_ options: SealingOptions) throws {
        self.options = options
        switch (options.after, options.signOnly) {
        case (nil, nil): reader = try options.options.readerForSealing()
        case (nil, _): reader = try options.options.place.reader()
        default: reader = nil
        }
        keeper = KeptKey(try options.key.open())
        place = try Self.place(options, reader, keeper.key.verificationKey)
        if let receipt = options.receipt { try InputFile.requireWritable(receipt) }
    }

    private var isTranscriber: Bool {
        reader?.state.issuers[place.issuer]?.capacity == .transcriber
    }

    /// Whether the references, in either language, name an entry to correct.
    var isCorrection: Bool {
        get throws { try references()["corrects"] != nil }
    }

    /// The kind that a correction corrects.
    func correctedKind() throws -> Kind {
        guard
            let hash = try references()["corrects"]?.first, let reader,
            let index = try reader.index(of: hash)
        else {
            throw CommandError(
                .usage,
                "quelle inscription corriger ? donnez --refer corrige=N",
                "which entry to correct? give --refer corrects=N"
            )
        }
        return try reader.summary(index).effectiveKind
    }

    /// Seals the record, and sends or writes it.
    func seal(_ original: Record, kind: Kind, slug: String?) throws {
        var record = original
        try requireAuthority(record)
        let documents = try attach(&record)
        let (subject, references) = try name(&record, slug: slug, issuer: place.issuer)
        if let act = references["act"]?.first { try require(record, after: act) }
        if let act = references["deliberation"]?.first { try warn(of: record, by: act) }
        let sealed = try SealedEntry(
            record: record,
            statement: { content in
                place.statement(
                    kind,
                    subject: subject,
                    references: references,
                    record: content,
                    now: Terminal.now()
                )
            },
            key: keeper.key,
            random: .system
        )
        if let path = options.signOnly { return try write(sealed, to: path) }
        let outbox = try Outbox(beside: try options.options.place.folder)
        let acknowledgement = try outbox.send(
            Submission(sealed, documents: documents),
            to: try options.options.writer()
        )
        if let receipt = options.receipt {
            do throws(CommandError) {
                try InputFile.write(acknowledgement.receipt.bytes, to: receipt)
            } catch {
                let index = acknowledgement.index
                throw CommandError(
                    error.code,
                    "inscrite au n° \(index), mais le reçu n'est pas écrit : \(error.message) ; refaites-le avec `feuillet prouver \(index) --output`",
                    "recorded as entry \(index), but the receipt is not written: \(error.message); make it again with `feuillet prove \(index) --output`"
                )
            }
        }
        options.common.printer.show(AcknowledgementText.json(acknowledgement, sealed)) {
            AcknowledgementText.text(acknowledgement, sealed)
        }
    }

    private func write(_ sealed: SealedEntry, to path: String) throws {
        try InputFile.write(sealed.file, to: path)
        options.common.printer.show(
            .pairs(["file": .string(path), "subject": .string(sealed.entry.statement.subject)])
        ) {
            Speech.say(
                "Scellée, non envoyée : \(path) ; à déposer avec `feuillet déposer \(path)`\n",
                "Sealed, not sent: \(path); hand it in with `feuillet submit \(path)`\n"
            )
        }
    }

    // MARK: Parts

    /// The subject and the references of a record: those of what it corrects, or its own.
    private func name(
        _ record: inout Record,
        slug: String?,
        issuer: AuthorityIdentifier
    ) throws -> (String, [String: [Digest]]) {
        var references = try references()
        if let target = references["corrects"]?.first, let reader,
            let index = try reader.index(of: target)
        {
            return try correct(&record, index, &references, reader)
        }
        let subject = try subject(record, slug: options.slug ?? slug, references, issuer)
        try link(record, &references, issuer: issuer)
        return (subject, references)
    }

    /// A correction keeps the subject, the references and the documents of what it corrects, unless
    /// it gives others; what makes an act another act is said.
    private func correct(
        _ record: inout Record,
        _ index: UInt64,
        _ references: inout [String: [Digest]],
        _ reader: LedgerReader
    ) throws -> (String, [String: [Digest]]) {
        let item = try reader.item(index)
        let old = try reader.record(item)
        for (role, hashes) in item.entry.statement.references
        where references[role] == nil && !["corrects", "supersedes"].contains(role) {
            references[role] = hashes
        }
        if record.values["documents"] == nil { record.set("documents", old.values["documents"]) }
        for field in ["number", "date", "body", "event"] {
            let (before, after) = (old.text(field), record.text(field))
            guard let before, let after, before != after else { continue }
            let label = RecordSchema.of(record.kind)?.field(field)?.label.french ?? field
            Terminal.complain(
                Speech.say(
                    "  attention : \(label) passe de « \(before) » à « \(after) », et le sujet reste \(item.entry.statement.subject)\n",
                    "  warning: \(field) goes from `\(before)` to `\(after)`, and the subject stays \(item.entry.statement.subject)\n"
                )
            )
        }
        return (try reader.summary(index).subject, references)
    }

    /// A waiver by an act without effect may be recorded, and does not hold: better said now than by a check.
    private func warn(of waiver: Record, by act: Digest) throws {
        guard waiver.kind == .waiver, let reader, let index = try reader.index(of: act),
            let last = waiver.date("to"),
            let obstacle = try reader.standing(of: index).obstacle(on: last)
        else { return }
        Terminal.complain(
            Speech.say(
                "  attention : la dérogation ne vaut pas : \(obstacle.french)\n",
                "  warning: the waiver does not hold: \(obstacle.english)\n"
            )
        )
    }

    /// Nothing happens to an act before its day.
    private func require(_ status: Record, after act: Digest) throws {
        guard status.kind == .status, let reader, let index = try reader.index(of: act),
            let day = status.date("date"),
            let adopted = try reader.record(try reader.item(index)).date("date"), day < adopted
        else { return }
        throw CommandError(
            .refused,
            "le statut est daté du \(day), avant son acte (inscription \(index), du \(adopted)) ; corrigez la date, ou l'acte que nomme --refer",
            "the status is dated \(day), before its act (entry \(index), of \(adopted)); mend the date, or the act that --refer names"
        )
    }

    /// A transcriber says whom it copies; anyone else speaks for itself.
    private func requireAuthority(_ record: Record) throws {
        let named = record.text("authority")
        if isTranscriber, named == nil, record.kind != .framework {
            throw CommandError(
                .refused,
                "cette clé est celle d'un transcripteur : nommez l'autorité copiée dans le champ `autorité` (NTRFR-…)",
                "this key is a transcriber's: name the authority that is copied in the field `authority` (NTRFR-…)"
            )
        }
        if reader != nil, !isTranscriber, let named, named != place.issuer.text {
            throw CommandError(
                .refused,
                "l'acte est de \(named), la clé de \(place.issuer) ; seul un transcripteur copie les actes d'une autre autorité",
                "the act is by \(named), the key of \(place.issuer); only a transcriber copies another authority's acts"
            )
        }
    }

    private func attach(_ record: inout Record) throws -> [[UInt8]] {
        var list = record.values["documents"] ?? []
        var documents: [[UInt8]] = []
        for path in options.documents {
            let bytes = try InputFile.bytes(path)
            documents.append(bytes)
            list.append(
                .object([
                    JSONMember("name", .string(InputFile.name(path))),
                    JSONMember("sha256", .string(SHA256.hash(bytes).description)),
                    JSONMember("bytes", .integer(Int64(bytes.count))),
                ])
            )
        }
        if !list.isEmpty { record.set("documents", list) }
        return documents
    }

    private static func place(
        _ options: SealingOptions,
        _ reader: LedgerReader?,
        _ key: VerificationKey
    ) throws -> ChainPlace {
        if let reader { return try ChainPlace(after: reader, key: key) }
        guard options.signOnly != nil, let path = options.after else {
            throw CommandError(
                .usage,
                "--after s'emploie avec --sign-only",
                "--after goes with --sign-only"
            )
        }
        let bytes = try InputFile.bytes(path)
        do {
            if let bundle = try? OfflineBundle(bytes) {
                return ChainPlace(after: bundle.entry.entry, issuer: bundle.enrolled)
            }
            return ChainPlace(after: try SealedEntry(file: bytes).entry)
        } catch {
            throw CommandError(error, at: path)
        }
    }

    /// The roles of references, as French files name them.
    private static let roles = [
        "seance": "sitting", "acte": "act", "corrige": "corrects", "remplace": "supersedes",
        "etend": "extends", "charte": "charter",
    ]

    private func references() throws -> [String: [Digest]] {
        var references: [String: [Digest]] = [:]
        for text in options.refer {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw CommandError(
                    .usage,
                    "--refer \(text) : attendu rôle=n°, comme séance=12",
                    "--refer \(text): wanted role=number, such as sitting=12"
                )
            }
            if reader == nil, UInt64(parts[1]) != nil {
                throw CommandError(
                    .usage,
                    "--refer \(text) : hors du registre, une inscription se désigne par son empreinte (`leaf_hash` de `feuillet montrer N --json`)",
                    "--refer \(text): away from the ledger, an entry is named by its digest (`leaf_hash` of `feuillet show N --json`)"
                )
            }
            guard let hash = try leafHash(parts[1]) else {
                throw CommandError(
                    .usage,
                    "--refer \(text) : il n'y a pas d'inscription \(parts[1]) dans ce registre",
                    "--refer \(text): there is no entry \(parts[1]) in this ledger"
                )
            }
            let role = FrenchWord.fold(parts[0])
            references[Self.roles[role] ?? role, default: []].append(hash)
        }
        return references
    }

    private func leafHash(_ text: String) throws -> Digest? {
        guard let index = UInt64(text) else { return Digest(base64URL: text) }
        guard let reader, index < reader.state.size else { return nil }
        return try reader.summary(index).leafHash
    }

    /// A new version takes the subject of the last with the next number.
    private func subject(
        _ record: Record,
        slug: String?,
        _ references: [String: [Digest]],
        _ issuer: AuthorityIdentifier
    ) throws -> String {
        guard let target = references["supersedes"]?.first, let reader,
            let index = try reader.index(of: target)
        else { return try SubjectName.of(record, slug: slug, in: reader, issuer: issuer) }
        let old = try reader.summary(index).subject
        let parts = old.split(separator: ":", omittingEmptySubsequences: false)
        let isNumbered = parts.count > 2 && parts.last.flatMap { Int($0) } != nil
        let base = isNumbered ? parts.dropLast().joined(separator: ":") : old
        let number = isNumbered ? (parts.last.flatMap { Int($0) } ?? 1) + 1 : 2
        return "\(base):\(number)"
    }

    /// A deliberation is of the one sitting of its day, if there is just one; of several, it says
    /// which. A charter refers to the texts that it extends.
    private func link(
        _ record: Record,
        _ references: inout [String: [Digest]],
        issuer: AuthorityIdentifier
    ) throws {
        if [.charter, .framework].contains(record.kind), references["extends"] == nil, let reader {
            let extended = try ExtendedTexts.hashes(of: record, in: reader)
            if !extended.isEmpty { references["extends"] = extended }
        }
        guard record.kind == .deliberation, references["sitting"] == nil,
            let date = record.text("date"), let reader
        else { return }
        let copied = record.text("authority").map { $0 + "/" } ?? ""
        let days = Set(["sitting:\(date)", "\(copied)sitting:\(date)"]).sorted()
        let sittings = try days.flatMap { try reader.sittings($0, issuer: issuer) }
            .map(reader.latestVersion)
        guard sittings.count < 2 else {
            let numbers = sittings.map(String.init).joined(separator: ", ")
            throw CommandError(
                .refused,
                "plusieurs séances sont inscrites à cette date (\(numbers)) ; dites laquelle avec --refer séance=N",
                "several sittings are recorded on this date (\(numbers)); say which with --refer sitting=N"
            )
        }
        if let sitting = sittings.first {
            references["sitting"] = [try reader.summary(sitting).leafHash]
        }
    }
}
