// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Storage
import Synchronization
import TestSupport
import Testing

/// A ledger that grows each time somebody looks at its checkpoint.
private struct RestlessStore: ObjectStore {
    let store: MemoryStore
    let grow: @Sendable () -> Void

    func read(_ name: String) -> [UInt8]? {
        defer { if name == "checkpoint" { grow() } }
        return store.read(name)
    }

    func read(_ name: String, at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try store.read(name, at: offset, count: count)
    }

    func open(_ name: String) -> (any OpenObject)? { store.open(name) }
    func list(_ folder: String) -> [StoredObject] { store.list(folder) }
    func put(_ bytes: [UInt8], as name: String, durably: Bool) {}
    func write(_ bytes: [UInt8], in name: String, at offset: Int) {}
    func truncate(_ name: String, to count: Int) {}
    func remove(_ name: String) {}
    func removeTemporaryObjects() {}
    func lock() {}
}

@Suite("Restless writer") struct RestlessWriterTests {
    private func restless(_ ledger: SampleLedger) throws -> RestlessStore {
        let number = Mutex(100_000)
        nonisolated(unsafe) let ledger = ledger
        let store = try #require(unsafe ledger.store as? MemoryStore)
        return RestlessStore(store: store) {
            number.withLock { number in
                number += 3
                do { unsafe try ledger.fill(3, from: number, batch: 3) } catch {
                    Issue.record("the writer stopped: \(error)")
                }
            }
        }
    }

    @Test(arguments: [1, 60, 250, 252, 253, 254, 300, 508])
    func `what its checkpoint commits to is verified all the same`(_ count: Int) throws {
        let ledger = try SampleLedger()
        try ledger.fill(count)
        let policy = try ledger.policy()
        let result = try LedgerVerifier(try restless(ledger), policy: policy).run()
        #expect(result.faults == [], "from \(count + 2) entries")
        #expect(result.size >= UInt64(count + 2))
        #expect(result.isBesideWriter)
    }

    @Test(arguments: ["tile/entries/000", "disclosure/000", "tile/0/000"])
    func `what is damaged is found beside it`(_ name: String) throws {
        let ledger = try SampleLedger()
        try ledger.fill(300)
        let store = try #require(ledger.store as? MemoryStore)
        var bytes = try #require(store.read(name))
        bytes[bytes.count / 2] ^= 4
        store.put(bytes, as: name, durably: false)
        let result = try LedgerVerifier(try restless(ledger), policy: try ledger.policy()).run()
        #expect(result.faults.contains { $0.file == name })
    }
}
