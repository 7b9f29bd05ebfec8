// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// An authority that writes in a ledger, and where its chain stands.
public struct Issuer: Sendable {
    /// In what capacity it writes.
    public enum Capacity: String, Sendable, CaseIterable {
        /// It keeps the ledger's list of authorities and keys.
        case registrar
        /// It speaks for itself.
        case authority
        /// It copies from public sources what others decided.
        case transcriber
    }

    /// Who it is.
    public let identifier: AuthorityIdentifier
    /// Its name, which is that of a legal person.
    public let name: String
    /// In what capacity it writes.
    public let capacity: Capacity
    /// What it is in law, by a code of ``AuthorityType``.
    public let type: String
    /// The leaf hash of the entry that enrolled it.
    public let enrolment: Digest
    /// The place of its next entry.
    public internal(set) var nextSequence: UInt64
    /// What its next entry names as predecessor.
    public internal(set) var head: Digest
    /// When its last entry was signed.
    public internal(set) var lastIssuedAt: Timestamp
}
