// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Records

extension LedgerReader: EntryLookup {
    /// The entry with a leaf hash.
    public func index(of leafHash: Digest) throws -> UInt64? { try register.index(of: leafHash) }

    /// The latest version of a subject, in the chain of an issuer.
    public func latest(_ kind: Kind, subject: String, issuer: AuthorityIdentifier) throws -> UInt64?
    {
        try register.latest(kind, subject: subject, issuer: issuer)
    }

    /// The entry that `corrects` or `supersedes` the one with a leaf hash.
    public func replacement(_ role: String, of leafHash: Digest) throws -> UInt64? {
        try register.replacement(role, of: leafHash)
    }

    /// What there is to know of an entry.
    public func summary(_ index: UInt64) throws -> EntrySummary { try register.summary(index) }

    /// The fields and digests of an entry.
    public func content(_ index: UInt64) throws -> RecordContent { try register.content(index) }

    /// The references of an entry; of a correction that gives none, those of what it corrects.
    public func references(of index: UInt64) throws -> [String: [Digest]] {
        try register.references(of: register.entry(index).statement)
    }

    /// The entries that refer to an entry as its `act`, `authority` or `declaration`, in order.
    public func referring(to leafHash: Digest, as role: String) throws -> [UInt64] {
        precondition(IndexList.roles.contains(role), "only some roles are looked up backwards")
        return try register.list(.referring(to: leafHash, as: role))
    }

    /// The versions of an entry, oldest first: what it corrects, itself, and what corrects it.
    public func versions(of index: UInt64) throws -> [UInt64] {
        var versions = [index]
        while let hash = try register.entry(versions[0]).statement.references["corrects"]?.first,
            let earlier = try register.index(of: hash)
        {
            versions.insert(earlier, at: 0)
        }
        var last = index
        while let next = try replacement("corrects", of: summary(last).leafHash) {
            versions.append(next)
            last = next
        }
        return versions
    }

    /// The statuses of any version of an act, as they now stand, in order.
    public func statuses(of act: UInt64) throws -> [UInt64] {
        let found = try versions(of: act).flatMap { version in
            try referring(to: summary(version).leafHash, as: "act")
        }
        return try Set(found).sorted().filter { index in
            let summary = try summary(index)
            return try summary.effectiveKind == .status
                && replacement("corrects", of: summary.leafHash) == nil
        }
    }

    /// The erasures that name an entry, with what each says of it.
    public func erasures(of index: UInt64) throws -> [(index: UInt64, erasure: Erasure)] {
        let hash = try summary(index).leafHash
        return try register.list(.referring(to: hash, as: "entries")).compactMap { place in
            guard let record = try content(place).plain else { return nil }
            let erasure = try Erasure(record)
            let targets = erasure.targets.filter { $0.entry == hash }
            return (place, Erasure(reason: erasure.reason, targets: targets))
        }
    }

    /// The sittings of an authority on a day, as first recorded.
    ///
    /// - Parameter day: what stands before the time in the subject, as ``Subject/day(ofSitting:)`` has it.
    public func sittings(_ day: String, issuer: AuthorityIdentifier) throws -> [UInt64] {
        try register.list(.sittings(day, issuer))
    }

    /// Hands over entries in order.
    ///
    /// - Parameters:
    ///   - kinds: those that count as one of these; by default all.
    ///   - range: those of these places.
    public func forEach(
        _ kinds: Set<Kind>? = nil,
        in range: Range<UInt64>? = nil,
        _ body: (UInt64, EntrySummary) throws -> Void
    ) throws {
        for index in range ?? 0..<state.size {
            let summary = try register.summary(index)
            guard kinds?.contains(summary.effectiveKind) ?? true else { continue }
            try body(index, summary)
        }
    }
}
