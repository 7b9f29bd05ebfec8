// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Storage
import Synchronization
import TestSupport
import Testing

/// A ledger that grows each time somebody looks at its checkpoint.
private struct RestlessStore: ForwardingStore {
    let base: any ObjectStore
    let grow: @Sendable () -> Void

    func read(_ name: String) throws(StorageError) -> [UInt8]? {
        defer { if name == "checkpoint" { grow() } }
        return try base.read(name)
    }
}

@Suite("Restless writer") struct RestlessWriterTests {
    private func restless(_ ledger: SampleLedger) -> RestlessStore {
        let number = Mutex(100_000)
        nonisolated(unsafe) let ledger = ledger
        return unsafe RestlessStore(base: ledger.store) {
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
        let result = try LedgerVerifier(restless(ledger), policy: policy).run()
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
        let result = try LedgerVerifier(restless(ledger), policy: try ledger.policy()).run()
        #expect(result.faults.contains { $0.file == name })
    }

    @Test func `a name alone makes no writer, and what does not belong there is named beside one`()
        throws
    {
        let ledger = try SampleLedger()
        try ledger.fill(10)
        let store = try #require(ledger.store as? MemoryStore)
        let policy = try ledger.policy()
        store.put([1], as: "secret/foo", durably: false)
        var journal = try #require(store.read("wal/0"))
        journal[journal.count - 1] ^= 1
        store.put(journal, as: "wal/0", durably: false)
        let nothing = [UInt8](repeating: 0, count: 200 * 32)
        for (name, bytes) in [
            ("tile/0/000.p/200", []), ("tile/0/000.p/200", nothing),
            ("tile/entries/000.p/200", []),
            ("tile/entries/000.p/200", [UInt8](nothing.prefix(400))),
        ] {
            store.put(bytes, as: name, durably: false)
            let result = try LedgerVerifier(store, policy: policy).run()
            #expect(!result.isBesideWriter)
            #expect(Set(result.faults.map(\.file)).isSuperset(of: [name, "secret/foo", "wal/0"]))
            store.remove(name, durably: false)
        }
        // Nor does what stands beside the last bundle, where a writer would come later.
        for name in ["tile/0/001.p/5", "tile/0/001.p/12", "tile/entries/001.p/12"] {
            store.put([UInt8](repeating: 0, count: 160), as: name, durably: false)
            let result = try LedgerVerifier(store, policy: policy).run()
            #expect(!result.isBesideWriter)
            #expect(Set(result.faults.map(\.file)).isSuperset(of: [name, "secret/foo", "wal/0"]))
            store.remove(name, durably: false)
        }
        try ledger.reopen()
        let beside = try LedgerVerifier(restless(ledger), policy: policy).run()
        #expect(beside.isBesideWriter && beside.faults.map(\.file) == ["secret/foo"])
    }
}
