// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation
public import Records

extension Statement {
    /// The same statement with something else in some places.
    public func changing(
        log: String? = nil,
        issuer: AuthorityIdentifier? = nil,
        sequence: UInt64? = nil,
        previous: Digest? = nil,
        issuedAt: Timestamp? = nil,
        kind: Kind? = nil,
        subject: String? = nil,
        references: [String: [Digest]]? = nil,
        record: RecordContent? = nil
    ) -> Statement {
        Statement(
            log: log ?? self.log,
            issuer: issuer ?? self.issuer,
            sequence: sequence ?? self.sequence,
            previous: previous ?? self.previous,
            issuedAt: issuedAt ?? self.issuedAt,
            kind: kind ?? self.kind,
            subject: subject ?? self.subject,
            references: references ?? self.references,
            record: record ?? self.record
        )
    }
}
