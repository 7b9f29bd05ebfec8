// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Records
import Storage
import Synchronization
import TestSupport
import Testing

/// A store whose disk keeps one wrong bit of what is written under a name, once.
private final class FlippingStore: ForwardingStore {
    let base: any ObjectStore = MemoryStore()
    let target = Mutex(String?.none)

    private func kept(_ bytes: [UInt8], _ name: String) -> [UInt8] {
        target.withLock { target in
            guard let prefix = target, name.hasPrefix(prefix), !bytes.isEmpty,
                !name.contains(".p/")
            else { return bytes }
            target = nil
            var wrong = bytes
            wrong[bytes.count / 2] ^= 0x10
            return wrong
        }
    }

    func put(_ bytes: [UInt8], as name: String, durably: Bool) throws(StorageError) {
        try base.put(kept(bytes, name), as: name, durably: durably)
    }

    func write(_ bytes: [UInt8], in name: String, at offset: Int) throws(StorageError) {
        try base.write(kept(bytes, name), in: name, at: offset)
    }
}

@Suite("Flipped writes") struct FlippedWriteTests {
    @Test(arguments: ["wal/", "guard", "tile/entries/", "disclosure/"])
    func `a bit that the disk keeps wrong is noticed before anything is acknowledged`(
        _ name: String
    ) throws {
        let (disk, guardDisk) = (FlippingStore(), FlippingStore())
        let ledger = try SampleLedger(store: disk, guardStore: guardDisk)
        try ledger.fill(253)
        let size = ledger.writer.state?.size
        let failing = name == "guard" ? guardDisk : disk
        failing.target.withLock { $0 = name }
        // The entry that fills the bundle is written to the journal, the guard, the bundle and its values.
        #expect(throws: (any Error).self) { try ledger.fill(1, from: 9_000, batch: 1) }
        #expect(failing.target.withLock { $0 } == nil, "the bit was flipped")
        // The writer writes nothing more; the next one goes on from what is right.
        #expect(throws: (any Error).self) { try ledger.fill(1, from: 9_001, batch: 1) }
        try ledger.reopen()
        #expect(ledger.writer.state?.size ?? 0 >= size ?? 0)
        try ledger.fill(3, from: 9_002)
        #expect(try LedgerVerifier(disk, policy: try ledger.policy()).run().faults == [])
    }

    @Test func `a guard whose count is absurd is no guard`() throws {
        let store = MemoryStore()
        let ledger = try SampleLedger(guardStore: store)
        let bytes = try #require(store.read("guard"))
        for count in [UInt64.max, 1 << 62] {
            var wrong: [UInt8] = []
            for start in [0, bytes.count / 2] {
                var slot = Array(bytes[start..<(start + bytes.count / 2)].dropLast(32))
                for place in 0..<8 {
                    slot[8 + place] = UInt8(truncatingIfNeeded: count >> (56 - 8 * place))
                }
                wrong += slot + SHA256.hash(slot).array
            }
            store.put(wrong, as: "guard", durably: true)
            #expect(throws: LedgerError.self) { try ledger.reopen() }
        }
    }

    @Test(arguments: [
        "wal/00", "wal/+0", "wal/0 ", "wal/x", "wal/0/0", "wal/1099511627776",
        "wal/18446744073709551615",
    ])
    func `a journal has one name`(_ name: String) throws {
        let ledger = try SampleLedger()
        let store = try #require(ledger.store as? MemoryStore)
        store.put(try #require(store.read("wal/0")), as: name, durably: true)
        let result = try LedgerVerifier(store, policy: try ledger.policy()).run()
        #expect(result.faults.map(\.file) == [name])
        // Whoever writes leaves it where it is.
        try ledger.reopen()
        try ledger.fill(1)
        #expect(store.read(name) != nil)
    }
}
