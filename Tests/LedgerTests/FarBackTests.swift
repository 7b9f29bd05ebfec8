// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import Synchronization
import TestSupport
import Testing

/// References to what lies further back than a verification keeps at hand.
@Suite("Far back") struct FarBackTests {
    private let ledger: SampleLedger

    init() throws {
        ledger = try SampleLedger()
        try ledger.fill(2100, batch: 250)
        let act = try ledger.writer.summary(2).leafHash
        for (number, event) in ["transmitted", "published"].enumerated() {
            let date = JSONValue.string("2025-12-1\(6 + number)")
            try ledger.append(
                try ledger.seal(
                    Record(kind: .status, values: ["event": [.string(event)], "date": [date]]),
                    subject: "status:\(number)",
                    references: ["act": [act]]
                )
            )
        }
        for number in [300, 1200] {
            let target = try ledger.writer.summary(UInt64(number + 1)).leafHash
            try ledger.append(
                try ledger.seal(
                    SampleLedger.deliberation(number, votes: (21, 2)),
                    kind: .correction,
                    subject: "act:2025-12-15:2025-\(number)",
                    references: ["corrects": [target]]
                )
            )
        }
    }

    @Test func `are followed, and by whoever puts one bit right`() throws {
        let policy = try ledger.policy()
        #expect(try LedgerVerifier(ledger.store, policy: policy).run().faults == [])
        let store = try #require(ledger.store as? MemoryStore)
        var contents = store.contents
        // One bit of the act that both statuses refer to.
        let genesis = try LedgerReader(store).item(0).entry.leaf.count
        let enrolment = try LedgerReader(store).item(1).entry.leaf.count
        contents["tile/entries/000"]?[genesis + enrolment + 300] ^= 1
        let result = try LedgerVerifier(MemoryStore(contents), policy: policy).run()
        #expect(result.faults.count == 1 && result.faults.first?.entry == 2, "\(result.faults)")
        #expect(result.faults.first?.message.english.contains("one bit") == true)
    }

    /// A store in which one file is another once a later one was read.
    private final class ChangingStore: ForwardingStore {
        private let (intact, changed): (MemoryStore, MemoryStore)
        private let hasChanged = Mutex(false)

        init(_ intact: MemoryStore, _ changed: MemoryStore) {
            (self.intact, self.changed) = (intact, changed)
        }

        var base: any ObjectStore { hasChanged.withLock { $0 } ? changed : intact }

        func read(_ name: String) throws(StorageError) -> [UInt8]? {
            if name.hasPrefix("tile/entries/007") { hasChanged.withLock { $0 = true } }
            return try base.read(name)
        }
    }

    @Test func `an act that changes while it is verified is not taken for the one that was read`()
        throws
    {
        let store = try #require(ledger.store as? MemoryStore)
        let start = try (0..<3).map { try LedgerReader(store).item($0).entry.leaf.count + 2 }
        var contents = store.contents
        // The last letter of its subject: the act would be another.
        let bundle = try #require(contents["tile/entries/000"])
        let leaf = Array(bundle[(start[0] + start[1] + 2)..<(start[0] + start[1] + start[2])])
        let statement = try Entry(leaf: leaf).statement
        let other = try Entry(
            signing: statement.changing(subject: "act:2025-12-15:2026-1"),
            with: try SampleLedger.key("register")
        ).leaf
        #expect(other.count == leaf.count)
        contents["tile/entries/000"] = bundle.replacing(leaf, with: other)
        let changing = ChangingStore(store, MemoryStore(contents))
        let faults = try LedgerVerifier(changing).run().faults
        #expect(
            faults.contains { $0.message.english.contains("changed during the verification") },
            "\(faults)"
        )
    }
}
