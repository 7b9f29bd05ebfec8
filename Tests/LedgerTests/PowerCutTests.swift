// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Records
import Storage
import TestSupport
import Testing

/// The power goes at every change of an append, and every write that nobody waited for is lost, torn or out of its order.
@Suite("Power cuts") struct PowerCutTests {
    private func open(
        _ store: any ObjectStore,
        _ memory: any ObjectStore,
        _ interval: UInt64
    ) throws -> LedgerWriter {
        try SampleLedger.open(
            store,
            guardedBy: memory,
            snapshotInterval: interval
        )
    }

    @Test(arguments: [(2, 8192), (251, 8192), (8, 1)])
    func `what was acknowledged is there, and the ledger goes on`(
        _ size: (count: Int, interval: UInt64)
    ) throws {
        let sample = try SampleLedger(snapshotInterval: size.interval)
        try sample.fill(size.count, batch: size.interval == 1 ? 1 : 50)
        let chain = try sample.chain(6, from: 1000).map { Submission($0) }
        let start = (
            try #require((sample.store as? MemoryStore)?.contents),
            try #require((sample.guardStore as? MemoryStore)?.contents)
        )
        var (change, cuts) = (1, 0)
        var isDone = false
        while !isDone {
            let (store, memory) = (MemoryStore(start.0), MemoryStore(start.1))
            let counter = FaultyStore.Counter(dyingAt: change)
            let faulty = PowerCutStore(FaultyStore(store, counter: counter, leaving: .half))
            let faultyGuard = PowerCutStore(FaultyStore(memory, counter: counter, leaving: .half))
            var acknowledged: [Acknowledgement] = []
            do {
                let writer = try open(faulty, faultyGuard, size.interval)
                // In two commits: what the first did not wait for may be lost in the second.
                for part in [chain.prefix(3), chain.suffix(3)] {
                    acknowledged += try writer.append(Array(part)).map { try $0.get() }
                }
            } catch is StorageError {}
            for seed in 0..<UInt64(size.count > 100 ? 2 : 8) {
                var random = SeededGenerator(seed: UInt64(change) << 8 | seed)
                let disk = faulty.afterPowerCut(of: store.contents, using: &random)
                let guardDisk = faultyGuard.afterPowerCut(of: memory.contents, using: &random)
                try check(disk, guardDisk, size, chain, acknowledged, "change \(change), \(seed)")
                cuts += 1
            }
            isDone = !counter.isDead
            change += 1
        }
        #expect(cuts > 30)
    }

    private func check(
        _ disk: MemoryStore,
        _ guardDisk: MemoryStore,
        _ size: (count: Int, interval: UInt64),
        _ chain: [Submission],
        _ acknowledged: [Acknowledgement],
        _ comment: Comment
    ) throws {
        let writer: LedgerWriter
        do { writer = try open(disk, guardDisk, size.interval) } catch {
            Issue.record("\(comment): \(error)")
            return
        }
        let found = try #require(writer.state?.size)
        #expect(found >= UInt64(size.count + 2 + acknowledged.count), comment)
        // The same entries again: those that are there get their receipts, the others come in.
        let outcomes = try writer.append(chain).map { try $0.get() }
        #expect(outcomes.count { $0.wasThere } == Int(found) - size.count - 2, comment)
        let result = try LedgerVerifier(disk).run()
        #expect(result.faults == [], comment)
        #expect(result.size == UInt64(size.count + 2 + chain.count), comment)
    }
}
