// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// What an operation asks of the disk at some size and at four times that: counts, which are the same on every
/// machine.
@Suite("Growth") struct GrowthTests {
    private static let size = 1500

    private struct Filled {
        let store: CountingStore
        let ledger: SampleLedger
    }

    /// A ledger of that many entries, with a snapshot every two bundles.
    private func filled(_ size: Int) throws -> Filled {
        let store = CountingStore(MemoryStore())
        let ledger = try SampleLedger(store: store, snapshotInterval: 512)
        try ledger.fill(size - 2, batch: 256)
        return Filled(store: store, ledger: ledger)
    }

    /// What single appends ask for, once the ledger has that many entries and its last bundle as many.
    private func append(_ filled: Filled, _ number: Int) throws -> CountingStore.Count {
        try filled.store.counting { try filled.ledger.fill(1, from: number, batch: 1) }
    }

    @Test func `an append, a proof and an opening cost as much at four times the size`() throws {
        let ledgers = [try filled(Self.size), try filled(4 * Self.size)]
        // One bundle's remainder is the other's: what is written of the right edge is as long.
        #expect(Self.size % 256 != 0)
        let appends = try ledgers.map { filled in
            try (0..<8).map { try append(filled, 100_000 + $0).reads }.max() ?? 0
        }
        #expect(appends[1] <= appends[0] + 12, "reads of an append: \(appends)")
        let proofs = try ledgers.map { filled in
            let reader = try LedgerReader(filled.store)
            return try filled.store.counting { _ = try reader.receipt(700) }.reads
        }
        #expect(proofs[1] <= proofs[0] + 4, "reads of a proof: \(proofs)")
        let openings = try ledgers.map { filled in
            try filled.store.counting { try filled.ledger.reopen() }
        }
        #expect(
            openings[1].bytesRead <= 2 * openings[0].bytesRead,
            "bytes read to open: \(openings.map(\.bytesRead))"
        )
    }

    @Test func `an append waits for the disk once, and many at once as often as one`()
        throws
    {
        let ledger = try filled(300)
        let one = try append(ledger, 100_000).durableWrites
        let sixtyFour = try ledger.store.counting {
            try ledger.ledger.fill(64, from: 200_000, batch: 64)
        }
        #expect(one == 1, "the journal; the guard is another store")
        #expect(sixtyFour.durableWrites == one)
    }

    @Test func `a lost snapshot is made again with a write for each that there was`() throws {
        let filled = try filled(4 * Self.size)
        for object in try filled.store.list("snapshot") { try filled.store.remove(object.name) }
        let opening = try filled.store.counting { try filled.ledger.reopen() }
        // Tiles are written again where a bundle is read; every fourth run becomes one with those before.
        let (runs, bundles) = (4 * Self.size / 512, 4 * Self.size / 256)
        #expect(opening.writes <= 2 * (runs + bundles), "writes: \(opening.writes)")
        let left = try filled.store.list("snapshot").count
        #expect(left <= 10, "files: \(left)")
    }

    /// A chain of corrections, each of the one before: what the appends of it ask for.
    private func corrections(_ count: Int) throws -> CountingStore.Count {
        let filled = try filled(1030)
        let subject = try filled.ledger.writer.summary(5).subject
        var target = try filled.ledger.writer.summary(5).leafHash
        return try filled.store.counting {
            for _ in 0..<count {
                let sealed = try filled.ledger.seal(
                    SampleLedger.deliberation(4),
                    kind: .correction,
                    subject: subject,
                    references: ["corrects": [target]]
                )
                try filled.ledger.append(sealed)
                target = MerkleTree.leafHash(sealed.entry.leaf)
            }
        }
    }

    @Test func `a chain of corrections costs as its length`() throws {
        let (short, long) = (try corrections(400), try corrections(1600))
        #expect(long.reads <= 5 * short.reads, "reads: \(short.reads), \(long.reads)")
        #expect(long.bytesRead <= 5 * short.bytesRead)
    }

    /// What enrolling that many authorities asks for.
    private func authorities(_ count: Int) throws -> CountingStore.Count {
        let store = CountingStore(MemoryStore())
        let ledger = try SampleLedger(store: store)
        return try store.counting {
            for number in 0..<count { try enrol(number, in: ledger) }
        }
    }

    private func enrol(_ number: Int, in ledger: SampleLedger) throws {
        try ledger.append(
            try ledger.enrolment(
                of: try #require(AuthorityIdentifier("NTRXX-AUTHORITY-\(number)")),
                name: "Authority \(number)",
                key: try SampleLedger.key("authority \(number)")
            )
        )
    }

    @Test func `authorities cost as many as they are`() throws {
        let (few, many) = (try authorities(300), try authorities(1200))
        #expect(many.reads <= 5 * few.reads, "reads: \(few.reads), \(many.reads)")
        #expect(
            many.bytesWritten <= 5 * few.bytesWritten,
            "bytes: \(few.bytesWritten), \(many.bytesWritten)"
        )
    }
}
