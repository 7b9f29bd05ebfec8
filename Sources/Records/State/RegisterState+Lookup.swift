// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

extension RegisterState {
    /// The entry with a leaf hash.
    public func index(of leafHash: Digest) -> UInt64? { indices[leafHash] }

    /// The latest version of a subject in an issuer's chain.
    public func index(
        of kind: Kind,
        subject: String,
        issuer: AuthorityIdentifier
    ) -> UInt64? {
        subjects[issuer]?[Self.key(kind, subject)]
    }

    /// Whether an entry was signed by a key that was revoked for that time.
    public func isContested(_ summary: EntrySummary) -> Bool {
        guard let from = keys[summary.keyID]?.contestedFrom else { return false }
        return summary.sequence >= from
    }

    static func key(_ kind: Kind, _ subject: String) -> String { kind.rawValue + " " + subject }
}
