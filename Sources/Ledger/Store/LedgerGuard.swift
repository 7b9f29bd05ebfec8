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
        try store.put(
            first.bytes + [UInt8](repeating: 0, count: GuardSlot.byteCount),
            as: LedgerName.guardFile,
            durably: true
        )
        self.store = store
        current = first
    }

    /// Opens the guard of a ledger that is there.
    init(openingIn store: any ObjectStore) throws {
        guard let bytes = try store.read(LedgerName.guardFile) else {
            throw LedgerError.guardMissing
        }
        let slots = [
            GuardSlot(bytes.prefix(GuardSlot.byteCount)),
            GuardSlot(bytes.dropFirst(GuardSlot.byteCount)),
        ].compactMap { $0 }
        guard let current = slots.max(by: { $0.counter < $1.counter }) else {
            throw LedgerError.guardUnreadable
        }
        self.store = store
        self.current = current
    }

    /// Remembers a commit, durably, in the slot that is not current.
    mutating func advance(checkpoint: [UInt8], clock: UInt64) throws {
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
