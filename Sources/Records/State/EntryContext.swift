// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation

/// What the admission of an entry depends on besides who may write: the entries that it refers to, and
/// what has its subject already.
///
/// It is looked up first, where errors of a disk may happen; admission then only decides.
public struct EntryContext: Sendable {
    /// An entry that is referred to.
    struct Target: Sendable {
        let index: UInt64
        let summary: EntrySummary
        /// What corrects it.
        let correction: UInt64?
        /// What superseded it, or an earlier version of it.
        let successor: UInt64?
        /// Its fields, where they are erased from.
        let content: RecordContent?
    }

    /// The entries that are there, of those that are referred to.
    let targets: [Digest: Target]
    /// The latest entry with this subject.
    public let latest: UInt64?
    /// What the entry counts as; nothing for a correction of what is not there.
    public let kind: Kind?

    /// Looks up what surrounds a statement.
    public init(of statement: Statement, in lookup: some EntryLookup) throws {
        var targets: [Digest: Target] = [:]
        for (role, hashes) in statement.references {
            for hash in hashes {
                guard let index = try lookup.index(of: hash) else { continue }
                let summary = try lookup.summary(index)
                let isReplaced = ["corrects", "supersedes"].contains(role)
                targets[hash] = Target(
                    index: index,
                    summary: summary,
                    correction: isReplaced ? try lookup.replacement("corrects", of: hash) : nil,
                    successor: role == "supersedes" ? try lookup.successor(of: hash) : nil,
                    content: statement.kind == .erasure ? try lookup.content(index) : nil
                )
            }
        }
        self.targets = targets
        kind = try lookup.effectiveKind(of: statement)
        latest = try kind.flatMap {
            try lookup.latest($0, subject: statement.subject, issuer: statement.issuer)
        }
    }

    func requireKind() throws(AdmissionError) -> Kind {
        if let kind { return kind }
        throw .badReference(
            role: "corrects",
            reason: Localized(
                french: "aucune inscription de ce registre n'a cette empreinte",
                english: "no such entry is in the ledger"
            )
        )
    }
}
