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

    init(_ options: SealingOptions) throws {
        self.options = options
        reader = options.after == nil ? try options.options.place.reader() : nil
    }

    /// The kind that a correction corrects.
    func correctedKind() throws -> Kind {
        guard
            let index = try references()["corrects"]?.first.flatMap({ reader?.state.index(of: $0) }
            ),
            let target = reader?.state.entries[Int(index)]
        else {
            throw CommandError(
                .usage,
                "quelle inscription corriger ? donnez --refer corrects=N",
                "which entry to correct? give --refer corrects=N"
            )
        }
        return target.effectiveKind
    }

    /// Seals the record, and sends or writes it.
    func seal(_ original: Record, kind: Kind, slug: String?) throws {
        var record = original
        let documents = try attach(&record)
        let key = try options.key.open()
        let place = try self.place(key.verificationKey)
        let (subject, references) = try name(record, slug: slug, issuer: place.issuer)
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
            key: key,
            random: .system
        )
        if let path = options.signOnly { return try write(sealed, to: path) }
        let outbox = try Outbox(beside: try options.options.place.folder)
        let acknowledgement = try outbox.send(
            Submission(sealed, documents: documents),
            to: try options.options.writer()
        )
        if let receipt = options.receipt {
            try InputFile.write(acknowledgement.receipt.bytes, to: receipt)
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
                "Scellée, non envoyée : \(path) ; à déposer avec `feuillet submit \(path)`\n",
                "Sealed, not sent: \(path); hand it in with `feuillet submit \(path)`\n"
            )
        }
    }

    // MARK: Parts

    /// The subject and the references of a record: those of what it corrects, or its own.
    private func name(
        _ record: Record,
        slug: String?,
        issuer: AuthorityIdentifier
    ) throws -> (String, [String: [Digest]]) {
        var references = try references()
        if let target = references["corrects"]?.first, let index = reader?.state.index(of: target),
            let corrected = reader?.state.entries[Int(index)]
        {
            return (corrected.subject, references)
        }
        let subject = subject(record, slug: options.slug ?? slug, references, issuer)
        link(record, &references, issuer: issuer)
        return (subject, references)
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

    private func place(_ key: VerificationKey) throws -> ChainPlace {
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

    private func references() throws -> [String: [Digest]] {
        var references: [String: [Digest]] = [:]
        for text in options.refer {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let hash = leafHash(parts[1]) else {
                throw CommandError(
                    .usage,
                    "--refer \(text) : attendu rôle=n° d'une inscription du registre",
                    "--refer \(text): wanted role=number of an entry of the ledger"
                )
            }
            references[parts[0], default: []].append(hash)
        }
        return references
    }

    private func leafHash(_ text: String) -> Digest? {
        guard let index = UInt64(text) else { return Digest(base64URL: text) }
        guard let state = reader?.state, index < state.size else { return nil }
        return state.entries[Int(index)].leafHash
    }

    /// A new version takes the subject of the last with the next number.
    private func subject(
        _ record: Record,
        slug: String?,
        _ references: [String: [Digest]],
        _ issuer: AuthorityIdentifier
    ) -> String {
        guard let target = references["supersedes"]?.first,
            let index = reader?.state.index(of: target),
            let old = reader?.state.entries[Int(index)].subject
        else { return SubjectName.of(record, slug: slug, in: reader, issuer: issuer) }
        let parts = old.split(separator: ":", omittingEmptySubsequences: false)
        let isNumbered = parts.count > 2 && parts.last.flatMap { Int($0) } != nil
        let base = isNumbered ? parts.dropLast().joined(separator: ":") : old
        let number = isNumbered ? (parts.last.flatMap { Int($0) } ?? 1) + 1 : 2
        return "\(base):\(number)"
    }

    /// A deliberation is of the one sitting of its day, if there is just one.
    private func link(
        _ record: Record,
        _ references: inout [String: [Digest]],
        issuer: AuthorityIdentifier
    ) {
        guard [.deliberation, .decision].contains(record.kind), references["sitting"] == nil,
            let date = record.text("date"), let state = reader?.state
        else { return }
        let copied = record.text("authority").map { $0 + "/" } ?? ""
        let prefixes = ["sitting:\(date)", "\(copied)sitting:\(date)"]
        let sittings = state.entries.filter { entry in
            entry.effectiveKind == .sitting && entry.issuer == issuer && entry.correctedBy == nil
                && prefixes.contains { entry.subject.hasPrefix($0) }
        }
        if sittings.count == 1 { references["sitting"] = [sittings[0].leafHash] }
    }
}
