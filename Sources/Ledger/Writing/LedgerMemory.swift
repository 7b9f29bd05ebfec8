// SPDX-License-Identifier: EUPL-1.2
public import Storage
import Transparency

/// What the guard of a ledger remembers, for whoever is about to write to it.
public struct LedgerMemory: Sendable {
    /// The name of the ledger.
    public let origin: String
    /// Whether the last commit is published. If not, a crash kept it, and a reader sees less than
    /// what was acknowledged until a writer has opened the ledger once.
    public let isPublished: Bool

    /// Reads the guard; nothing is locked or changed.
    public init(of store: any ObjectStore, guardedBy guardStore: any ObjectStore) throws {
        guard let slot = try LedgerGuard.last(in: guardStore) else {
            throw LedgerError.guardMissing
        }
        do {
            origin = try Checkpoint(try SignedNote(slot.checkpoint).text).origin
        } catch {
            throw LedgerError.guardUnreadable
        }
        // What cannot be read is not published; a writer says why.
        isPublished = (try? store.read(LedgerName.checkpoint)) == slot.checkpoint
    }
}
