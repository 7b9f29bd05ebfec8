// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// A key that a ledger knows, and since when and until when it counts.
public struct EnrolledKey: Sendable {
    /// The key.
    public let key: VerificationKey
    /// Whose it is.
    public let authority: AuthorityIdentifier
    /// What it may sign.
    public let role: KeyRole
    /// The entry that enrolled it.
    public let enrolledAt: UInt64
    /// The entry that ended it, by rotation or revocation.
    public internal(set) var endedAt: UInt64?
    /// From which place of its authority's chain what it signed is contested.
    public internal(set) var contestedFrom: UInt64?
}
