// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records

/// Entries that are found together: what refers to an entry, or the sittings of a day.
struct IndexList: Sendable {
    /// The roles whose targets know what refers to them.
    static let roles: Set<String> = ["act", "authority", "declaration", "entries"]

    let name: String

    /// The entries that refer to an entry under a role of ``roles``.
    static func referring(to leafHash: Digest, as role: String) -> IndexList {
        IndexList(name: role + " " + leafHash.base64URL)
    }

    /// The sittings of an authority that a subject's day has; corrections do not count again.
    ///
    /// - Parameter day: what stands before the time in the subject: `sitting:2025-10-15`, after the
    ///   authority that is copied, if one is.
    static func sittings(_ day: String, _ issuer: AuthorityIdentifier) -> IndexList {
        IndexList(name: issuer.text + " " + day)
    }

    /// Every erasure.
    static let erasures = IndexList(name: "erasures")

    /// The lists that an entry belongs to.
    static func holding(_ summary: EntrySummary, _ references: [String: [Digest]]) -> [IndexList] {
        var lists = references.filter { roles.contains($0.key) }.flatMap { role, hashes in
            hashes.map { referring(to: $0, as: role) }
        }
        if summary.kind == .sitting, let day = Subject.day(ofSitting: summary.subject) {
            lists.append(sittings(day, summary.issuer))
        }
        if summary.kind == .erasure { lists.append(erasures) }
        return lists
    }
}
