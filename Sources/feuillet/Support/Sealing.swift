// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records

/// Where a chain stands: what an authority must know to seal its next entry.
struct ChainPlace {
    let log: String
    let issuer: AuthorityIdentifier
    let sequence: UInt64
    let previous: Digest
    let notBefore: Timestamp

    /// The place after the last entry of a key's authority in a ledger.
    init(after reader: LedgerReader, key: VerificationKey) throws(CommandError) {
        guard let enrolled = reader.state.keys[key.thumbprint],
            let issuer = reader.state.issuers[enrolled.authority]
        else {
            throw CommandError(
                .key,
                "la clé \(key.thumbprint) n'est pas enrôlée dans ce registre ; donnez-en une qui l'est, ou demandez son enrôlement avec `feuillet clé demander`",
                "the key \(key.thumbprint) is not enrolled in this ledger; give one that is, or ask for its enrolment with `feuillet key request`"
            )
        }
        log = reader.state.genesis.origin
        self.issuer = issuer.identifier
        sequence = issuer.nextSequence
        previous = issuer.head
        notBefore = issuer.lastIssuedAt
    }

    /// The place after an entry of one's own, offline.
    init(after entry: Entry, issuer: AuthorityIdentifier? = nil) {
        let statement = entry.statement
        log = statement.log
        // The enrolment is an entry of the registrar: the chain of the enrolled begins after it.
        let isEnrolment = statement.kind == .authority
        self.issuer = issuer ?? statement.issuer
        sequence = isEnrolment ? 0 : statement.sequence + 1
        previous = entry.signingInputDigest
        notBefore = statement.issuedAt
    }

    /// The statement of a record in this place.
    func statement(
        _ kind: Kind,
        subject: String,
        references: [String: [Digest]],
        record: RecordContent,
        now: Timestamp
    ) -> Statement {
        Statement(
            log: log,
            issuer: issuer,
            sequence: sequence,
            previous: previous,
            issuedAt: max(now, notBefore),
            kind: kind,
            subject: subject,
            references: references,
            record: record
        )
    }
}
