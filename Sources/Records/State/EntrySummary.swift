// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// What a ledger remembers of an entry once it is admitted.
public struct EntrySummary: Sendable {
    /// Its leaf hash.
    public let leafHash: Digest
    /// Who said it.
    public let issuer: AuthorityIdentifier
    /// What it is.
    public let kind: Kind
    /// What it counts as: the kind that a correction corrects, else its own.
    public let effectiveKind: Kind
    /// What it is about.
    public let subject: String
    /// Its place in its issuer's chain.
    public let sequence: UInt64
    /// The key that signed it.
    public let keyID: String
    /// When its issuer says it was signed.
    public let issuedAt: Timestamp
    /// The leaf hash of the version before it, if it is a correction.
    public let corrected: Digest?

    /// The summary of an entry.
    ///
    /// - Parameter kind: what it counts as.
    public init(_ entry: Entry, leafHash: Digest, as kind: Kind) {
        self.leafHash = leafHash
        issuer = entry.statement.issuer
        self.kind = entry.statement.kind
        effectiveKind = kind
        subject = entry.statement.subject
        sequence = entry.statement.sequence
        keyID = entry.keyID
        issuedAt = entry.statement.issuedAt
        corrected = entry.statement.references["corrects"]?.first
    }
}
