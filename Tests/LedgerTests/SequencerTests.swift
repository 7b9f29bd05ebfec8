// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Records
import Storage
import Synchronization
import TestSupport
import Testing
import Transparency

@Suite("Sequencer") struct SequencerTests {
    @Test func `what arrives together is committed together, and each gets its own proof`()
        async throws
    {
        let (store, memory) = (MemoryStore(), CountingStore(MemoryStore()))
        let sealed = try {
            let ledger = try SampleLedger(store: store, guardStore: memory)
            return try ledger.chain(64)
        }()
        let before = memory.count.durableWrites
        let writer = try SampleLedger.open(
            store,
            guardedBy: memory
        )
        let sequencer = Sequencer(writer)
        let indices = try await withThrowingTaskGroup(of: UInt64.self) { group in
            for entry in sealed {
                group.addTask {
                    // A chain is in order, its clients are not: one that comes too soon tries again.
                    while true {
                        do {
                            return try await sequencer.submit(Submission(entry)).index
                        } catch LedgerError.refused(.wrongPlace) {
                            await Task.yield()
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(indices.sorted() == Array(2..<66))
        #expect(memory.count.durableWrites - before <= 64)
        #expect(try LedgerVerifier(store).run().faults == [])
    }

    @Test func `a dead disk is an error for everyone who waits`() async throws {
        let (store, memory) = (MemoryStore(), MemoryStore())
        let sealed = try {
            let ledger = try SampleLedger(store: store, guardStore: memory)
            return try ledger.chain(4)
        }()
        let counter = FaultyStore.Counter(dyingAt: 1)
        let writer = try SampleLedger.open(
            MemoryStore(store.contents),
            guardedBy: FaultyStore(memory, counter: counter, leaving: .nothing)
        )
        let sequencer = Sequencer(writer)
        for entry in sealed {
            await #expect(throws: StorageError.self) {
                _ = try await sequencer.submit(Submission(entry))
            }
        }
    }
}
