// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Records
import Storage
import TestSupport
import Testing

/// What the next start makes of a folder that a crash, a disk or a second copy left.
@Suite("Recovery")
struct RecoveryTests {
    private func open(_ store: MemoryStore, _ memory: MemoryStore) throws -> LedgerWriter {
        try LedgerWriter.open(
            store,
            guardedBy: memory,
            signers: try SampleLedger.signers(),
            now: { SampleLedger.start }
        )
    }

    private func filled(_ count: Int) throws -> (store: MemoryStore, memory: MemoryStore) {
        let sample = try SampleLedger()
        try sample.fill(count)
        return (
            try #require(sample.store as? MemoryStore),
            try #require(sample.guardStore as? MemoryStore)
        )
    }

    @Test func `a damaged value in the journal is taken from what was published`() throws {
        let (store, memory) = try filled(3)
        var contents = store.contents
        contents["wal/0"]?.withLast { $0 ^= 1 }
        let damaged = MemoryStore(contents)
        #expect(try open(damaged, MemoryStore(memory.contents)).state?.size == 5)
        #expect(damaged.contents["wal/0"] == store.contents["wal/0"])
        #expect(try LedgerVerifier(damaged).run().faults == [])
        let published = try #require(contents.keys.first { $0.hasPrefix("disclosure/") })
        contents[published]?.withLast { $0 ^= 1 }
        let error = #expect(throws: LedgerError.self) {
            try open(MemoryStore(contents), MemoryStore(memory.contents))
        }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `entries that were never acknowledged come in up to the first that is torn`() throws
    {
        let sample = try SampleLedger()
        let (store, memory) = (
            try #require(sample.store as? MemoryStore),
            try #require(sample.guardStore as? MemoryStore)
        )
        let (before, guarded) = (store.contents, memory.contents)
        try sample.fill(3)
        var contents = before
        contents["wal/0"] = store.contents["wal/0"]
        contents["wal/0"]?.withLast { $0 ^= 1 }
        let crashed = MemoryStore(contents)
        let writer = try open(crashed, MemoryStore(guarded))
        #expect(writer.state?.size == 4)
        #expect(crashed.contents.keys.count { $0.hasPrefix("quarantine/") } == 1)
        #expect(try LedgerVerifier(crashed).run().faults == [])
    }

    @Test func `two copies of a ledger cannot both write with one guard`() throws {
        let sample = try SampleLedger()
        let store = try #require(sample.store as? MemoryStore)
        let memory = try #require(sample.guardStore as? MemoryStore)
        let chain = try sample.chain(1).map { Submission($0) }
        let (one, other) = (
            try open(MemoryStore(store.contents), memory),
            try open(MemoryStore(store.contents), memory)
        )
        _ = try one.append(chain)
        let error = #expect(throws: LedgerError.self) { try other.append(chain) }
        guard case .guardMoved = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `what a crash kept from being published is told before the next seal`() throws {
        let (store, memory) = try filled(2)
        #expect(try LedgerMemory(of: store, guardedBy: memory).isPublished)
        var contents = store.contents
        contents["checkpoint"] = nil
        let lost = MemoryStore(contents)
        let told = try LedgerMemory(of: lost, guardedBy: memory)
        #expect(!told.isPublished && told.origin == SampleLedger.origin)
        _ = try open(lost, memory)
        #expect(try LedgerMemory(of: lost, guardedBy: memory).isPublished)
        #expect(lost.contents == store.contents)
    }
}

extension [UInt8] {
    fileprivate mutating func withLast(_ change: (inout UInt8) -> Void) {
        guard !isEmpty else { return }
        change(&self[count - 1])
    }
}
