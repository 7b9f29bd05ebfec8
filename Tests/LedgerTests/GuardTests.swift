// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing

/// A guard is there once, whole and in its place, or the ledger does not open.
@Suite("Guard") struct GuardTests {
    private func open(_ ledger: SampleLedger, guardedBy memory: MemoryStore) throws {
        _ = try SampleLedger.open(
            ledger.store,
            guardedBy: memory
        )
    }

    private func requireRefused(_ words: String, _ body: () throws -> Void) {
        let error = #expect(throws: LedgerError.self) { try body() }
        #expect(error?.message.english.contains(words) == true, "\(String(describing: error))")
    }

    @Test func `a ledger without its guard does not open, nor is one made where a guard is`() throws
    {
        let ledger = try SampleLedger()
        requireRefused("guard is missing") { try open(ledger, guardedBy: MemoryStore()) }
        requireRefused("already guards a ledger") {
            _ = try SampleLedger(store: MemoryStore(), guardStore: ledger.guardStore)
        }
        requireRefused("not empty") {
            _ = try SampleLedger(store: ledger.store, guardStore: MemoryStore())
        }
    }

    @Test func `what is no ledger is not verified`() {
        requireRefused("ledger") { _ = try LedgerVerifier(MemoryStore()).run() }
    }

    @Test func `a slot that states what does not fit into it is no slot`() throws {
        let ledger = try SampleLedger()
        let intact = try #require((ledger.guardStore as? MemoryStore)?.contents["guard"])
        // The clock at 16, the length of the checkpoint at 56; each half is a slot with its own digest.
        for (place, value) in [(16, UInt8(0x7F)), (56, 0x7F), (58, 0xFF), (0, 0)] {
            var wrong: [UInt8] = []
            for start in [0, intact.count / 2] {
                var slot = Array(intact[start..<(start + intact.count / 2)].dropLast(32))
                slot[place] = value
                wrong += slot + SHA256.hash(slot).array
            }
            requireRefused("guard") { try open(ledger, guardedBy: MemoryStore(["guard": wrong])) }
        }
    }

    @Test func `a slot of another length is no slot`() throws {
        let ledger = try SampleLedger()
        let intact = try #require((ledger.guardStore as? MemoryStore)?.contents["guard"])
        let half = intact.count / 2
        let nothing = [UInt8](repeating: 0, count: half)
        for slot in [intact[..<half], intact[half...]] {
            let body = slot.dropLast(32)
            for other in [body + [0, 0, 0, 0, 0, 0, 0, 0], body.dropLast(8)] {
                let wrong = nothing + other + SHA256.hash(Array(other)).array
                requireRefused("guard") {
                    try open(ledger, guardedBy: MemoryStore(["guard": wrong]))
                }
            }
        }
    }
}
