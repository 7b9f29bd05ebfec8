// SPDX-License-Identifier: EUPL-1.2
import Storage

/// The memory of a ledger outside of it: two slots written in turn, so that one is always whole.
///
/// A ledger that is shorter than its guard, or that has another root, was put back or rewritten.
struct LedgerGuard: Sendable {
    private let store: any ObjectStore
    /// The last commit.
    private(set) var current: GuardSlot

    /// Makes the guard of a new ledger.
    init(creatingIn store: any ObjectStore, first: GuardSlot) throws {
        guard try store.read(LedgerName.guardFile) == nil else { throw LedgerError.guardExists }
        try store.lock()
        try store.put(
            first.bytes + [UInt8](repeating: 0, count: GuardSlot.byteCount),
            as: LedgerName.guardFile,
            durably: true
        )
        self.store = store
        current = first
    }

    /// Opens the guard of a ledger that is there, for one writer alone: two copies of a ledger that
    /// share a guard would fork.
    init(openingIn store: any ObjectStore) throws {
        guard let slot = try Self.last(in: store) else { throw LedgerError.guardMissing }
        try store.lock()
        self.store = store
        current = slot
    }

    /// The last commit that a guard holds; nothing if there is no guard.
    static func last(in store: any ObjectStore) throws -> GuardSlot? {
        guard let bytes = try store.read(LedgerName.guardFile) else { return nil }
        let slots = [
            GuardSlot(bytes.prefix(GuardSlot.byteCount)),
            GuardSlot(bytes.dropFirst(GuardSlot.byteCount)),
        ].compactMap { $0 }
        guard let last = slots.max(by: { $0.counter < $1.counter }) else {
            throw LedgerError.guardUnreadable
        }
        return last
    }

    /// Remembers a commit, durably, in the slot that is not current.
    mutating func advance(checkpoint: [UInt8], clock: UInt64) throws {
        // Where locks do not reach, as on some network disks, the counter tells.
        guard try Self.last(in: store)?.counter == current.counter else {
            throw LedgerError.guardMoved
        }
        let next = GuardSlot(counter: current.counter + 1, clock: clock, checkpoint: checkpoint)
        let offset = next.counter % 2 == 0 ? 0 : GuardSlot.byteCount
        try store.write(next.bytes, in: LedgerName.guardFile, at: offset)
        let written = try store.read(LedgerName.guardFile, at: offset, count: GuardSlot.byteCount)
        guard GuardSlot(written[...]) == next else {
            throw LedgerError.readBackDiffers(LedgerName.guardFile)
        }
        current = next
    }
}
