// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// Finds entries that were admitted, wherever they are kept: in memory, or in an index on disk.
public protocol EntryLookup {
    /// The entry with a leaf hash.
    func index(of leafHash: Digest) throws -> UInt64?

    /// The latest version of a subject, in the chain of an issuer.
    func latest(_ kind: Kind, subject: String, issuer: AuthorityIdentifier) throws -> UInt64?

    /// The entry that took the place of the one with a leaf hash.
    ///
    /// - Parameter role: `corrects` or `supersedes`.
    func replacement(_ role: String, of leafHash: Digest) throws -> UInt64?

    /// What there is to know of an entry.
    ///
    /// - Parameter index: its place, below the size of the ledger.
    func summary(_ index: UInt64) throws -> EntrySummary

    /// The fields and digests of an entry.
    func content(_ index: UInt64) throws -> RecordContent
}

extension EntryLookup {
    /// Whether an entry is in force as far as versions go: neither corrected nor superseded.
    public func isCurrent(_ leafHash: Digest) throws -> Bool {
        try replacement("corrects", of: leafHash) == nil && successor(of: leafHash) == nil
    }

    /// The entry that superseded an entry, or an earlier version of it: what was superseded does not come
    /// back into force by being corrected.
    public func successor(of leafHash: Digest) throws -> UInt64? {
        var version = leafHash
        while true {
            if let successor = try replacement("supersedes", of: version) { return successor }
            guard let place = try index(of: version), let earlier = try summary(place).corrected
            else { return nil }
            version = earlier
        }
    }

    /// The latest version of an entry: itself unless it was corrected.
    public func latestVersion(of place: UInt64) throws -> UInt64 {
        var place = place
        while let next = try replacement("corrects", of: summary(place).leafHash) { place = next }
        return place
    }

    /// What an entry counts as: the kind of what it corrects, else its own; nothing for a correction
    /// of what is not there.
    public func effectiveKind(of statement: Statement) throws -> Kind? {
        guard statement.kind == .correction else { return statement.kind }
        guard let target = statement.references["corrects"]?.first,
            let index = try index(of: target)
        else { return nil }
        return try summary(index).effectiveKind
    }
}
