// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// A ledger that is replayed in memory, entry by entry, with every check of admission.
public struct RegisterReplay: Sendable {
    /// Who may write, and where each chain stands.
    public private(set) var state: RegisterState
    /// What was admitted.
    public private(set) var table: EntryTable

    /// The replay after the first entry.
    ///
    /// - Parameters:
    ///   - entry: the genesis.
    ///   - leafHash: its hash in the tree.
    ///   - content: reads the fields of an entry that was admitted before.
    public init(
        genesis entry: Entry,
        leafHash: Digest,
        content: @escaping @Sendable (UInt64) throws -> RecordContent
    ) throws(AdmissionError) {
        table = EntryTable(content: content)
        state = try RegisterState(genesis: entry, leafHash: leafHash)
        table.append(EntrySummary(entry, leafHash: leafHash, as: .genesis), references: [:])
    }

    /// Checks that an entry may come next, and takes it in.
    ///
    /// - Returns: the key that must have signed, and what the entry counts as.
    @discardableResult
    public mutating func admit(
        _ entry: Entry,
        leafHash: Digest,
        clock: Timestamp?,
        verifySignature: Bool = true
    ) throws -> (key: VerificationKey, kind: Kind) {
        let context = try EntryContext(of: entry.statement, in: table)
        let key = try state.admit(
            entry,
            leafHash: leafHash,
            context: context,
            clock: clock,
            verifySignature: verifySignature
        )
        return (key, remember(entry, leafHash, context.kind))
    }

    /// Takes in an entry of which only some predecessors are known, for offline bundles. What a
    /// correction corrects must be among them: its kind says who may seal it.
    ///
    /// - Returns: what it counts as.
    @discardableResult
    public mutating func adopt(_ entry: Entry, leafHash: Digest) throws -> Kind {
        let kind = try EntryContext(of: entry.statement, in: table).requireKind()
        try state.adopt(entry, leafHash: leafHash, as: kind)
        return remember(entry, leafHash, kind)
    }

    private mutating func remember(_ entry: Entry, _ leafHash: Digest, _ kind: Kind?) -> Kind {
        let kind = kind ?? entry.statement.kind
        table.append(
            EntrySummary(entry, leafHash: leafHash, as: kind),
            references: entry.statement.references
        )
        return kind
    }
}
