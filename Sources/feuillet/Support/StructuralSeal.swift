// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records

/// Seals structural entries: enrolments and keys.
struct StructuralSeal {
    private let options: WriterOptions
    private let key: KeyOptions
    private let common: CommonOptions

    init(_ options: WriterOptions, _ key: KeyOptions, _ common: CommonOptions) {
        self.options = options
        self.key = key
        self.common = common
    }

    /// Seals a record as the next entry of the key's authority, and appends it.
    func append(
        _ kind: Kind,
        subject: String,
        about authority: AuthorityIdentifier?,
        record: JSONValue
    ) throws {
        let signingKey = try key.open()
        let reader = try options.readerForSealing()
        guard reader.state.keys[signingKey.verificationKey.thumbprint] != nil else {
            throw CommandError(
                .key,
                "cette clé n'est pas enrôlée ; une clé nouvelle est inscrite par celle du teneur du registre, ou par une clé enrôlée de la même autorité",
                "this key is not enrolled; a new key is recorded by the registrar's, or by an enrolled key of the same authority"
            )
        }
        var references: [String: [Digest]] = [:]
        if let authority {
            guard let issuer = reader.state.issuers[authority] else {
                throw CommandError(
                    .refused,
                    "`\(authority)` n'est pas enrôlée dans ce registre",
                    "`\(authority)` is not enrolled in this ledger"
                )
            }
            references["authority"] = [issuer.enrolment]
        }
        let place = try ChainPlace(after: reader, key: signingKey.verificationKey)
        try append(
            place.statement(
                kind,
                subject: subject,
                references: references,
                record: .plain(record),
                now: Terminal.now()
            ),
            key: signingKey
        )
    }

    /// Seals and appends an erasure, whose subject is its day with the first number that is free.
    ///
    /// - Parameter saying: what is said of it besides.
    func append(_ erasure: Erasure, in reader: LedgerReader, saying: String) throws {
        let signingKey = try key.open()
        let place = try ChainPlace(after: reader, key: signingKey.verificationKey)
        let base = "erasure:" + (Terminal.now().date?.description ?? "")
        var subject = base
        var number = 2
        while try reader.latest(.erasure, subject: subject, issuer: place.issuer) != nil {
            subject = "\(base):\(number)"
            number += 1
        }
        try append(
            place.statement(
                .erasure,
                subject: subject,
                references: ["entries": Array(Set(erasure.targets.map(\.entry)))],
                record: .plain(erasure.record),
                now: Terminal.now()
            ),
            key: signingKey,
            saying: saying
        )
    }

    private func append(
        _ statement: Statement,
        key: borrowing SigningKey,
        saying: String = ""
    ) throws {
        let sealed = try SealedEntry(statement, key: key)
        let outbox = try Outbox(beside: try options.place.folder)
        let acknowledgement = try outbox.send(Submission(sealed), to: try options.writer())
        common.printer.show(AcknowledgementText.json(acknowledgement, sealed)) {
            AcknowledgementText.text(acknowledgement, sealed) + saying
        }
    }
}
