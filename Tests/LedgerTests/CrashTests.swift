// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

@Suite("Crashes") struct CrashTests {
    /// A ledger with some entries, and the stores that a crash leaves.
    private func prepared(
        _ count: Int,
        _ interval: UInt64 = LedgerWriter.defaultSnapshotInterval
    ) throws -> (ledger: [String: [UInt8]], memory: [String: [UInt8]]) {
        let sample = try SampleLedger(snapshotInterval: interval)
        try sample.fill(count, batch: interval == 1 ? 1 : 50)
        return (
            try #require((sample.store as? MemoryStore)?.contents),
            try #require((sample.guardStore as? MemoryStore)?.contents)
        )
    }

    private func open(
        _ store: any ObjectStore,
        _ memory: any ObjectStore,
        _ interval: UInt64 = LedgerWriter.defaultSnapshotInterval
    ) throws -> LedgerWriter {
        try SampleLedger.open(
            store,
            guardedBy: memory,
            snapshotInterval: interval
        )
    }

    /// Three deliberations that follow what the writer has.
    private func submissions(_ writer: LedgerWriter, _ count: Int) throws -> [Submission] {
        let commune = try #require(SampleLedger.commune)
        let chain = try #require(writer.state?.issuers[commune])
        var (sequence, head) = (chain.nextSequence, chain.head)
        let random = SampleLedger.deterministicRandom("crash")
        return try (0..<count).map { number in
            let sealed = try SealedEntry(
                record: SampleLedger.deliberation(5000 + number),
                statement: { content in
                    Statement(
                        log: SampleLedger.origin,
                        issuer: commune,
                        sequence: sequence,
                        previous: head,
                        issuedAt: SampleLedger.start,
                        kind: .deliberation,
                        subject: "act:2025-12-15:crash-\(number)",
                        references: [:],
                        record: content
                    )
                },
                key: try SampleLedger.key("register"),
                random: random
            )
            (sequence, head) = (sequence + 1, sealed.entry.signingInputDigest)
            return Submission(sealed)
        }
    }

    /// Dies at every change of an append, in every way, around the end of a bundle; then dies again
    /// at every change of the recovery. The third ledger makes a snapshot at each append, and runs of
    /// its index become one.
    @Test(arguments: [(1, 8192), (252, 8192), (8, 1)], FaultyStore.Trace.allCases)
    func `what was acknowledged stays, and the ledger goes on`(
        _ size: (count: Int, interval: UInt64),
        _ trace: FaultyStore.Trace
    ) throws {
        let (count, interval) = size
        let start = try prepared(count, interval)
        let size = UInt64(count + 2)
        var change = 1
        while true {
            let (store, memory) = (MemoryStore(start.ledger), MemoryStore(start.memory))
            let counter = FaultyStore.Counter(dyingAt: change)
            var acknowledged: [Acknowledgement] = []
            do {
                let writer = try open(
                    FaultyStore(store, counter: counter, leaving: trace),
                    FaultyStore(memory, counter: counter, leaving: trace),
                    interval
                )
                let outcomes = try writer.append(try submissions(writer, 3))
                acknowledged = try outcomes.map { try $0.get() }
            } catch is StorageError {}
            // What was left half done is no fault of the ledger, and is said.
            #expect(try LedgerVerifier(store).run().faults == [], "change \(change), \(trace)")
            // A large ledger is recovered once a crash; a small one is killed again on the way.
            try checkRecovery(
                store,
                memory,
                acknowledged,
                from: size,
                interval,
                again: count < 5,
                "change \(change)"
            )
            if !counter.isDead { break }
            change += 1
        }
        #expect(change > 6)
    }

    private func checkRecovery(
        _ store: MemoryStore,
        _ memory: MemoryStore,
        _ acknowledged: [Acknowledgement],
        from size: UInt64,
        _ interval: UInt64,
        again isKilledAgain: Bool,
        _ comment: String
    ) throws {
        // Killed once more at every change of the recovery itself.
        var change = isKilledAgain ? 1 : 1000
        while true {
            let counter = FaultyStore.Counter(dyingAt: change)
            let (again, guardAgain) = (MemoryStore(store.contents), MemoryStore(memory.contents))
            _ = try? open(
                FaultyStore(again, counter: counter, leaving: .half),
                FaultyStore(guardAgain, counter: counter, leaving: .half),
                interval
            )
            let writer = try open(again, guardAgain, interval)
            let reached = try #require(writer.state?.size)
            #expect((size...(size + 3)).contains(reached), "\(comment)")
            #expect(reached >= size + UInt64(acknowledged.count), "\(comment)")
            let result = try LedgerVerifier(again).run()
            #expect(result.faults == [], "\(comment), recovery \(change)")
            if let receipt = acknowledged.last?.receipt {
                let against = try LedgerVerifier(again, earlier: .receipt(receipt)).run()
                #expect(against.continues == true, "\(comment)")
            }
            if !counter.isDead { return }
            change += 1
        }
    }

    @Test func `bytes short of the guard refuse to open`() throws {
        let start = try prepared(10)
        var cut = start.ledger
        cut["wal/0"]?.removeLast(10)
        let error = #expect(throws: LedgerError.self) {
            try open(MemoryStore(cut), MemoryStore(start.memory))
        }
        guard case .rolledBack(11, guarded: 12) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `an old copy of the ledger, or of the guard, refuses to open`() throws {
        let sample = try SampleLedger()
        try sample.fill(3)
        let store = try #require(sample.store as? MemoryStore)
        let memory = try #require(sample.guardStore as? MemoryStore)
        let old = (store.contents, memory.contents)
        try sample.fill(3, from: 100)
        #expect(throws: LedgerError.self) {
            try open(MemoryStore(old.0), MemoryStore(memory.contents))
        }
        #expect(throws: LedgerError.self) {
            try open(MemoryStore(store.contents), MemoryStore(old.1))
        }
        _ = try open(MemoryStore(old.0), MemoryStore(old.1))
    }

    @Test func `a torn slot of the guard falls back on the other`() throws {
        let start = try prepared(3)
        for half in 0..<2 {
            var memory = start.memory
            memory["guard"]?[half * 4096 + 20] ^= 1
            // The older slot is behind what is published, which is a guard that was put back.
            let opened = try? open(MemoryStore(start.ledger), MemoryStore(memory))
            #expect(opened == nil || opened?.state?.size == 5)
        }
        var memory = start.memory
        memory["guard"]?[20] ^= 1
        memory["guard"]?[4096 + 20] ^= 1
        #expect(throws: LedgerError.self) {
            try open(MemoryStore(start.ledger), MemoryStore(memory))
        }
    }

    @Test func `a clock that goes back stops writing`() throws {
        let start = try prepared(1)
        let early = Timestamp(seconds: SampleLedger.start.seconds - 1)
        let writer = try LedgerWriter.open(
            MemoryStore(start.ledger),
            guardedBy: MemoryStore(start.memory),
            signers: try SampleLedger.signers(),
            now: { early }
        )
        let error = #expect(throws: LedgerError.self) {
            try writer.append(try submissions(writer, 1))
        }
        guard case .clockBehind = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
