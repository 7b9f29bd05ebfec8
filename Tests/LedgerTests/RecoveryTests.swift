// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// What the next start makes of a folder that a crash, a disk or a second copy left.
@Suite("Recovery")
struct RecoveryTests {
    private func open(_ store: MemoryStore, _ memory: MemoryStore) throws -> LedgerWriter {
        try SampleLedger.open(
            store,
            guardedBy: memory
        )
    }

    private func stores(_ ledger: SampleLedger) throws -> (store: MemoryStore, memory: MemoryStore)
    {
        (
            try #require(ledger.store as? MemoryStore),
            try #require(ledger.guardStore as? MemoryStore)
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
        let (store, memory) = try stores(sample)
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

    @Test
    func `a long value of an entry that was never acknowledged comes in with it, or neither does`()
        throws
    {
        let sample = try SampleLedger()
        let (store, memory) = try stores(sample)
        let (before, guarded) = (store.contents, memory.contents)
        var record = SampleLedger.deliberation(1)
        record.set("text", [.string(String(repeating: "Article premier. ", count: 2000))])
        try sample.append(try sample.seal(record, subject: "act:2025-12-15:2025-1"))
        let large = try #require(store.contents.keys.first { $0.hasPrefix("disclosure/large/") })
        var contents = before
        contents["wal/0"] = store.contents["wal/0"]
        let without = MemoryStore(contents)
        #expect(try open(without, MemoryStore(guarded)).state?.size == 2)
        #expect(without.contents.keys.count { $0.hasPrefix("quarantine/") } == 1)
        contents[large] = store.contents[large]
        let with = MemoryStore(contents)
        #expect(try open(with, MemoryStore(guarded)).state?.size == 3)
        for crashed in [with, without] { #expect(try LedgerVerifier(crashed).run().faults == []) }
    }

    @Test
    func `the beginning of an entry at the end of the journal is left over, anything else a fault`()
        throws
    {
        let sample = try SampleLedger()
        let store = try #require(sample.store as? MemoryStore)
        let before = store.contents
        let start = try #require(before["wal/0"]?.count)
        try sample.fill(1)
        let frame = try #require(store.contents["wal/0"]?[start...])
        func result(_ end: some Sequence<UInt8>) throws -> VerificationResult {
            var contents = before
            contents["wal/0"]? += Array(end)
            return try LedgerVerifier(MemoryStore(contents)).run()
        }
        for count in 1..<frame.count {
            let result = try result(frame.prefix(count))
            #expect(result.faults == [] && result.leftovers == ["wal/0"], "\(count)")
        }
        // A whole entry is a writer's who has not published it yet.
        let whole = try result(frame)
        #expect(whole.faults == [] && whole.leftovers == ["wal/0"])
        var (longer, shorter) = (Array(frame.prefix(100)), Array(frame))
        (longer[16], shorter[60]) = (0x7F, shorter[60] ^ 1)
        for end in [Array("reste".utf8), Array("F".utf8) + [0], longer, shorter, [0]] {
            let result = try result(end)
            #expect(result.faults.map(\.file) == ["wal/0"] && result.leftovers == [], "\(end)")
        }
    }

    @Test func `the journal of the next bundle is left over, or a fault like that of the last`()
        throws
    {
        let sample = try SampleLedger()
        let store = try #require(sample.store as? MemoryStore)
        try sample.fill(254)
        let full = store.contents
        try sample.fill(1, from: 400)
        let frame = try #require(store.contents["wal/1"])
        for (size, name) in [(3, "wal/1"), (256, "wal/1"), (256, "wal/2")] {
            var contents = full
            if size == 3 {
                let small = try SampleLedger()
                try small.fill(1)
                contents = try #require((small.store as? MemoryStore)?.contents)
            }
            contents[name] = name == "wal/2" ? Array(frame.prefix(30)) : frame
            let left = try LedgerVerifier(MemoryStore(contents)).run()
            #expect(left.faults == [] && left.leftovers == [name] && left.leftoverCount == 1)
            contents[name] = Array("autre chose".utf8)
            let wrong = try LedgerVerifier(MemoryStore(contents)).run()
            #expect(wrong.faults.map(\.file) == [name] && wrong.leftovers == [])
        }
    }

    @Test func `leftovers beyond those that are listed are counted`() throws {
        let sample = try SampleLedger()
        let store = try #require(sample.store as? MemoryStore)
        for number in 0..<150 {
            let bytes = Array("\(number)".utf8)
            store.put(bytes, as: "document/\(SHA256.hash(bytes))", durably: true)
        }
        let result = try LedgerVerifier(store).run()
        #expect(result.faults == [] && result.leftovers.count == 100)
        #expect(result.leftoverCount == 150)
    }

    @Test func `whoever opens is told how many entries came in that nobody had acknowledged`()
        throws
    {
        let sample = try SampleLedger()
        let (store, memory) = try stores(sample)
        let (before, guarded) = (store.contents, memory.contents)
        try sample.fill(3)
        var contents = before
        contents["wal/0"] = store.contents["wal/0"]
        let crashed = (store: MemoryStore(contents), memory: MemoryStore(guarded))
        #expect(try open(crashed.store, crashed.memory).recoveredCount == 3)
        #expect(try open(crashed.store, crashed.memory).recoveredCount == 0)
    }

    @Test
    func `a value that the journal has wrong comes from what is published, and the rest stays`()
        throws
    {
        let sample = try SampleLedger()
        let (store, memory) = try stores(sample)
        try sample.fill(2)
        let (intact, guarded) = (store.contents, memory.contents)
        try sample.fill(1, from: 100)
        let longer = try #require(store.contents["wal/0"])
        // A value of entry 2 is longer or shorter than it should be, and an entry that nobody acknowledged follows.
        for slot in [Array("une autre valeur".utf8), [], [UInt8](repeating: 0x41, count: 4000)] {
            var damaged = Journal()
            var bytes: [UInt8] = []
            for (place, frame) in Journal(longer, bundle: 0).frames.enumerated() {
                let entry = StoredEntry(
                    leaf: frame.entry.leaf,
                    slot: place == 2 ? slot : frame.entry.slot
                )
                bytes += damaged.append(entry, index: UInt64(place))
            }
            var contents = intact
            contents["wal/0"] = bytes
            let crashed = MemoryStore(contents)
            #expect(try open(crashed, MemoryStore(guarded)).recoveredCount == 1)
            #expect(crashed.contents["wal/0"] == longer)
            #expect(try LedgerVerifier(crashed).run().faults == [])
        }
    }

    @Test func `two checkpoints of one size are a fork, of which neither is written over`() throws {
        let ledger = try SampleLedger()
        try ledger.fill(3)
        let (store, memory) = try stores(ledger)
        var contents = store.contents
        let fork = Checkpoint(origin: SampleLedger.origin, size: 5, root: SHA256.hash([1]))
        contents["checkpoint"] = try SampleLedger.signers().sign(fork, time: 1).bytes
        let forked = MemoryStore(contents)
        #expect(throws: LedgerError.self) { try open(forked, memory) }
        #expect(forked.contents == contents)
    }

    @Test(arguments: [3, 300])
    func `entries of another history are refused, though the checkpoint is the right one`(
        _ count: Int
    ) throws {
        let (ledger, other) = (try SampleLedger(), try SampleLedger())
        try ledger.fill(count)
        try other.fill(count, from: 5000)
        let (store, memory) = try stores(ledger)
        var contents = try stores(other).store.contents
        contents["checkpoint"] = store.contents["checkpoint"]
        do {
            _ = try open(MemoryStore(contents), MemoryStore(memory.contents))
            Issue.record("it opened")
        } catch LedgerError.rolledBack(_, let guarded) {
            #expect(guarded == UInt64(count) + 2)
        }
    }

    @Test func `a frame that is copied to the end of the journal does not come in again`() throws {
        let sample = try SampleLedger()
        let (store, memory) = try stores(sample)
        try sample.fill(1)
        let before = try #require(store.contents["wal/0"]?.count)
        try sample.fill(1, from: 2)
        let whole = try #require(store.contents["wal/0"])
        // The frame of entry 3 again, as that of entry 4: its place, the digest before it and its own are made anew.
        var frame = Array(whole[before...])
        let leafCount = Int(frame[18]) << 8 | Int(frame[19])
        let last = SHA256.hash(Array(frame[..<56] + frame[88..<(88 + leafCount)])).array
        frame[15] += 1
        frame.replaceSubrange(24..<56, with: last)
        let digest = SHA256.hash(Array(frame[..<56] + frame[88..<(88 + leafCount)])).array
        frame.replaceSubrange(56..<88, with: digest)
        var contents = store.contents
        contents["wal/0"] = whole + frame
        let copied = MemoryStore(contents)
        #expect(try open(copied, MemoryStore(memory.contents)).state?.size == 4)
        #expect(copied.contents.keys.count { $0.hasPrefix("quarantine/") } == 1)
        #expect(try LedgerVerifier(copied).run().faults == [])
    }

    private func requireRefused(
        _ store: MemoryStore,
        _ memory: MemoryStore,
        _ change: (inout [String: [UInt8]]) -> Void,
        _ isRight: (LedgerError) -> Bool
    ) throws {
        var contents = store.contents
        change(&contents)
        let damaged = MemoryStore(contents)
        let error = #expect(throws: LedgerError.self) {
            try open(damaged, MemoryStore(memory.contents))
        }
        #expect(error.map(isRight) == true, "\(String(describing: error))")
        // Nothing is moved or written before the guard has said that this is its ledger.
        if !contents.isEmpty { contents["lock"] = [] }
        #expect(damaged.contents == contents)
    }

    @Test func `what the guard does not remember does not open, and is not touched`() throws {
        let (store, memory) = try filled(300)
        let (other, _) = try filled(299)
        func isRolledBack(_ error: LedgerError) -> Bool {
            if case .rolledBack = error { true } else { false }
        }
        try requireRefused(store, memory, { $0["tile/entries/000"] = nil }, isRolledBack)
        try requireRefused(store, memory, { $0["wal/1"] = nil }, isRolledBack)
        try requireRefused(store, memory, { $0 = other.contents }, isRolledBack)
        try requireRefused(store, memory, { $0["tile/entries/000"]?.withLast { $0 ^= 1 } }) {
            switch $0 {
            case .damaged, .damagedEntry: true
            default: isRolledBack($0)
            }
        }
        try requireRefused(other, memory, { $0["checkpoint"] = store.contents["checkpoint"] }) {
            isRolledBack($0)
        }
        try requireRefused(MemoryStore(), memory, { _ in }) {
            if case .notALedger = $0 { true } else { false }
        }
    }

    @Test func `a ledger that publishes more than its guard holds does not open`() throws {
        let sample = try SampleLedger()
        let (store, memory) = try stores(sample)
        let old = MemoryStore(memory.contents)
        try sample.fill(3)
        try requireRefused(store, old, { _ in }) {
            if case .guardBehind(size: 5, guarded: 2) = $0 { true } else { false }
        }
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
