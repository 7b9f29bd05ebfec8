// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Records
import Storage

extension LedgerWriter {
    /// Makes a snapshot if enough entries came since the last, and lets go of entries in full bundles.
    func keepSnapshot() throws {
        guard let register else { return }
        register.release(below: edge.size / 256 * 256)
        guard edge.size - snapshotSize >= snapshotInterval else { return }
        try register.spill(in: store)
        let snapshot = Snapshot(
            state: register.state,
            edge: edge,
            runs: register.index.runs.map(\.description)
        )
        try snapshot.write(to: store, signedBy: signers.log)
        register.didWriteSnapshot()
        snapshotSize = edge.size
    }

    /// Removes what is not of the snapshot that this writer went on from.
    func tidySnapshots() throws {
        var names = Set(register?.index.runs.map(\.description.name) ?? [])
        if snapshotSize > 0 {
            names.formUnion([Snapshot.signedName, Snapshot.stateName(snapshotSize)])
        }
        for object in try store.list(LedgerName.snapshot) where !names.contains(object.name) {
            try store.remove(object.name)
        }
    }

    /// Goes on from the snapshot of the store, unless it reaches beyond what the guard remembers.
    func restoreSnapshot(genesis: Entry, guardedSize: UInt64) {
        guard let snapshot = Snapshot(store, genesis: genesis), snapshot.size <= guardedSize,
            let index = try? EntryIndex(snapshot.runs, in: store)
        else { return }
        register = Register(state: snapshot.state, index: index, files: files)
        edge = snapshot.edge
        snapshotSize = snapshot.size
    }
}

extension LedgerWriter: EntryLookup {
    /// The entry with a leaf hash.
    public func index(of leafHash: Digest) throws -> UInt64? { try register?.index(of: leafHash) }

    /// The latest version of a subject, in the chain of an issuer.
    public func latest(_ kind: Kind, subject: String, issuer: AuthorityIdentifier) throws -> UInt64?
    {
        try register?.latest(kind, subject: subject, issuer: issuer)
    }

    /// The entry that `corrects` or `supersedes` the one with a leaf hash.
    public func replacement(_ role: String, of leafHash: Digest) throws -> UInt64? {
        try register?.replacement(role, of: leafHash)
    }

    /// What there is to know of an entry.
    public func summary(_ index: UInt64) throws -> EntrySummary {
        guard let register else { throw LedgerError.notALedger }
        return try register.summary(index)
    }

    /// The fields and digests of an entry.
    public func content(_ index: UInt64) throws -> RecordContent {
        guard let register else { throw LedgerError.notALedger }
        return try register.content(index)
    }

    /// The sittings of an authority on a day, as ``LedgerReader/sittings(_:issuer:)`` gives them.
    public func sittings(_ day: String, issuer: AuthorityIdentifier) throws -> [UInt64] {
        try register?.list(.sittings(day, issuer)) ?? []
    }
}
