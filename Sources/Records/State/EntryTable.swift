// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// The entries of a ledger in memory, found by what a look-up asks for.
public struct EntryTable: EntryLookup, Sendable {
    /// Every entry, by index.
    public private(set) var summaries: [EntrySummary] = []
    private let read: @Sendable (UInt64) throws -> RecordContent
    private var indices: [Digest: UInt64] = [:]
    private var subjects: [AuthorityIdentifier: [String: UInt64]] = [:]
    private var replacements: [String: [Digest: UInt64]] = [:]

    /// A table without entries.
    ///
    /// - Parameter content: reads the fields of an entry again; they are not kept.
    public init(content: @escaping @Sendable (UInt64) throws -> RecordContent) { read = content }

    /// Adds an entry.
    public mutating func append(_ summary: EntrySummary, references: [String: [Digest]]) {
        let index = UInt64(summaries.count)
        summaries.append(summary)
        indices[summary.leafHash] = index
        subjects[summary.issuer, default: [:]][Self.key(summary.effectiveKind, summary.subject)] =
            index
        for role in ["corrects", "supersedes"] {
            if let old = references[role]?.first { replacements[role, default: [:]][old] = index }
        }
    }

    /// The entry with a leaf hash.
    public func index(of leafHash: Digest) -> UInt64? { indices[leafHash] }

    /// The latest version of a subject.
    public func latest(_ kind: Kind, subject: String, issuer: AuthorityIdentifier) -> UInt64? {
        subjects[issuer]?[Self.key(kind, subject)]
    }

    /// What took the place of an entry.
    public func replacement(_ role: String, of leafHash: Digest) -> UInt64? {
        replacements[role]?[leafHash]
    }

    /// What there is to know of an entry.
    public func summary(_ index: UInt64) -> EntrySummary { summaries[Int(index)] }

    /// The fields and digests of an entry.
    public func content(_ index: UInt64) throws -> RecordContent { try read(index) }

    private static func key(_ kind: Kind, _ subject: String) -> String {
        kind.rawValue + " " + subject
    }
}
