// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// What is erased is gone from every file, what proves stays, and a crash leaves the one or the other.
@Suite("Erasure") struct ErasureTests {
    private let secret = "Mme Exemple-Secrète"
    private let document = Array("le document de Mme Exemple-Secrète".utf8)

    /// A deliberation that names a person in its object, its rapporteur, a roll call, a document and a
    /// text too long to stand among the others.
    private func record(_ number: Int) -> Record {
        var record = SampleLedger.deliberation(number, text: "\(secret) ", document: document)
        record.set("object", [.string("Remise gracieuse à \(secret)")])
        record.set("rapporteur", [.string(secret)])
        return record
    }

    private let all = ["object", "rapporteur", "text", "documents"]

    private func erasure(
        of entries: [UInt64],
        _ fields: [String],
        in writer: LedgerWriter,
        by issuer: AuthorityIdentifier? = SampleLedger.commune,
        key: String = "register",
        subject: String = "erasure:2026-01-01"
    ) throws -> Submission {
        let issuer = try #require(issuer)
        let hashes = try entries.map { try writer.summary($0).leafHash }
        let targets = hashes.flatMap { hash in
            fields.map { Erasure.Target(entry: hash, field: $0, elements: [0]) }
        }
        let chain = try #require(writer.state?.issuers[issuer])
        let statement = Statement(
            log: SampleLedger.origin,
            issuer: issuer,
            sequence: chain.nextSequence,
            previous: chain.head,
            issuedAt: SampleLedger.start,
            kind: .erasure,
            subject: subject,
            references: ["entries": hashes],
            record: .plain(Erasure(reason: .objection, targets: targets).record)
        )
        return Submission(try SealedEntry(statement, key: try SampleLedger.key(key)))
    }

    private func contents(_ store: any ObjectStore) throws -> [String: [UInt8]] {
        try #require((store as? MemoryStore)?.contents)
    }

    /// The disclosures that name the person, as they stand in files.
    private func traces(_ sealed: SealedEntry) -> [[UInt8]] {
        [Array(secret.utf8), document]
            + sealed.disclosures.filter { disclosure in
                let text = String(decoding: disclosure.value.canonical(), as: UTF8.self)
                return text.contains(secret) || text.contains("sha256")
            }.map { Array($0.text.utf8) }
    }

    private func holds(_ contents: [String: [UInt8]], _ traces: [[UInt8]]) -> [String] {
        contents.filter { file in traces.contains { file.value.firstRange(of: $0) != nil } }
            .map(\.key).sorted()
    }

    /// A ledger with such a deliberation as entry 2, and others after it.
    private func ledger(followers: Int) throws -> (ledger: SampleLedger, sealed: SealedEntry) {
        let ledger = try SampleLedger()
        let sealed = try ledger.seal(record(1), subject: "act:2025-12-15:2025-1")
        try ledger.append(sealed, documents: [document])
        if followers > 0 { try ledger.fill(followers, from: 100) }
        return (ledger, sealed)
    }

    @Test(arguments: [0, 253])
    func `what is erased is in no file, and everything else verifies`(_ followers: Int) throws {
        let (ledger, sealed) = try ledger(followers: followers)
        let receipt = try ledger.writer.receipt(2)
        let traces = traces(sealed)
        #expect(traces.count == 6)
        // What a crash once left of the same entry: its leaf, and a value that is torn.
        let torn = sealed.entry.leaf + traces[2].dropLast(5)
        let name = "quarantine/0-\(SHA256.hash(torn))"
        try ledger.store.put(torn, as: name, durably: true)
        #expect(holds(try contents(ledger.store), traces).count >= 3)
        let erasure = try erasure(of: [2], all, in: ledger.writer)
        _ = try #require(try ledger.writer.append([erasure]).first).get()
        #expect(holds(try contents(ledger.store), traces) == [])
        #expect(holds(try contents(ledger.store), [Array(traces[2].dropLast(5))]) == [])
        let result = try LedgerVerifier(
            ledger.store,
            policy: try ledger.policy(),
            earlier: .receipt(receipt)
        ).run()
        #expect(result.faults == [] && result.exitCode == 0 && result.continues == true)
        #expect(result.erasedCount == 4 && result.pendingErasureCount == 0)
        // The rest of the record is there, the act stands, and the ledger goes on and opens again.
        let reader = try LedgerReader(ledger.store)
        let shown = try reader.record(try reader.item(2))
        #expect(shown.values.keys.contains("number") && !shown.values.keys.contains("object"))
        #expect(try reader.erasures(of: 2).first?.erasure.reason == .objection)
        try ledger.fill(followers == 0 ? 300 : 10, from: 1000)
        #expect(try LedgerVerifier(ledger.store).run().faults == [])
        #expect(try LedgerVerifier(ledger.store).run().erasedCount == 4)
        let again = try open(ledger.store, ledger.guardStore)
        #expect(again.state?.size == ledger.writer.state?.size)
        // Handing the entry in again brings nothing back.
        let outcome = try #require(
            try again.append([Submission(sealed, documents: [document])]).first
        )
        #expect(try outcome.get().wasThere)
        #expect(holds(try contents(ledger.store), traces) == [])
    }

    private func open(_ store: any ObjectStore, _ memory: any ObjectStore) throws -> LedgerWriter {
        try SampleLedger.open(
            store,
            guardedBy: memory
        )
    }

    @Test(arguments: [3, 256], FaultyStore.Trace.allCases)
    func `killed at any change it is done or not done, and the next start ends it`(
        _ followers: Int,
        _ trace: FaultyStore.Trace
    ) throws {
        // Full bundles are rewritten as the journal is: one way to die is enough for them.
        guard followers < 256 || trace == .half else { return }
        let (ledger, sealed) = try ledger(followers: followers)
        let start = (try contents(ledger.store), try contents(ledger.guardStore))
        let erasure = try erasure(of: [2], all, in: ledger.writer)
        let traces = traces(sealed)
        var change = 1
        var (before, after) = (0, 0)
        while true {
            let (store, memory) = (MemoryStore(start.0), MemoryStore(start.1))
            let counter = FaultyStore.Counter(dyingAt: change)
            do {
                let writer = try open(
                    FaultyStore(store, counter: counter, leaving: trace),
                    FaultyStore(memory, counter: counter, leaving: trace)
                )
                _ = try writer.append([erasure])
            } catch is StorageError {}
            // What a writer left half done is no fault of the ledger, before the next start as after.
            #expect(
                try LedgerVerifier(store).run().faults == [],
                "change \(change), as it was left"
            )
            let writer = try open(store, memory)
            let result = try LedgerVerifier(store).run()
            #expect(result.faults == [], "change \(change)")
            #expect(result.pendingErasureCount == 0, "change \(change)")
            if try #require(writer.state?.size) == ledger.writer.state?.size {
                before += 1
                #expect(result.erasedCount == 0)
            } else {
                after += 1
                #expect(holds(store.contents, traces) == [], "change \(change)")
                #expect(result.erasedCount == 4)
            }
            if !counter.isDead { break }
            change += 1
        }
        #expect(before > 0 && after > 5)
    }

    @Test func `what must not be erased is refused with the reason`() throws {
        let (ledger, _) = try ledger(followers: 0)
        for (fields, word) in [
            (["number"], "not erasable"), (["date"], "not erasable"), (["votes_for"], "erasable"),
            (["recitals"], "does not have"), ([], "does not name"),
        ] {
            let submission = try erasure(of: [2], fields, in: ledger.writer)
            let outcome = try #require(try ledger.writer.append([submission]).first)
            guard case .failure(.refused(let error)) = outcome else {
                Issue.record("\(fields) \(outcome)")
                continue
            }
            #expect("\(error.message.english)".contains(word), "\(error.message.english)")
        }
        #expect(try LedgerVerifier(ledger.store).run().erasedCount == 0)
    }

    @Test func `a document of two entries goes with the last, and in one erasure with both`() throws
    {
        for entries: [[UInt64]] in [[[2], [3]], [[2, 3]]] {
            let (ledger, _) = try ledger(followers: 0)
            let other = try ledger.seal(record(2), subject: "act:2025-12-15:2025-2")
            try ledger.append(other, documents: [document])
            for (number, some) in entries.enumerated() {
                let result = try LedgerVerifier(ledger.store).run()
                #expect(result.faults == [] && result.documentCount == 1)
                let erasure = try erasure(
                    of: some,
                    ["documents"],
                    in: ledger.writer,
                    by: SampleLedger.registrar,
                    key: "registrar",
                    subject: "erasure:2026-01-0\(number + 1)"
                )
                _ = try #require(try ledger.writer.append([erasure]).first).get()
            }
            let result = try LedgerVerifier(ledger.store).run()
            #expect(result.faults == [] && result.erasedCount == 2 && result.documentCount == 0)
            #expect(holds(try contents(ledger.store), [document]) == [])
        }
    }

    @Test func `a value that no erasure names is a fault, and so is one in a copy that was erased`()
        throws
    {
        let (ledger, _) = try ledger(followers: 0)
        let intact = try contents(ledger.store)
        let erasure = try erasure(of: [2], all, in: ledger.writer)
        _ = try #require(try ledger.writer.append([erasure]).first).get()
        let erased = try contents(ledger.store)
        // A copy that took the new leaves and kept the old values.
        var copy = erased.filter { $0.key != "lock" && !$0.key.hasPrefix("wal/") }
        let slot = try #require(intact["disclosure/000.p/3"])
        copy["disclosure/000.p/4"] = slot + [0, 0, 0, 0]
        for (name, bytes) in intact where name.hasPrefix("d") && name != "disclosure/000.p/3" {
            copy[name] = bytes
        }
        let result = try LedgerVerifier(MemoryStore(copy)).run()
        #expect(result.faults.count == 4, "\(result.faults)")
        #expect(result.faults.allSatisfy { $0.message.english.contains("make this copy again") })
        // Values that are gone without an erasure.
        var robbed = intact
        robbed["disclosure/000.p/3"] = [0, 0, 0, 0, 0, 0, 0, 0] + slot[8..<12].map { _ in 0 }
        let faults = try LedgerVerifier(MemoryStore(robbed)).run().faults
        #expect(!faults.isEmpty)
        let large = try #require(intact.keys.first { $0.hasPrefix("disclosure/large/") })
        var missing = intact
        missing[large] = nil
        let found = try LedgerVerifier(MemoryStore(missing)).run().faults
        #expect(found.contains { $0.file == large && $0.field == "text" }, "\(found)")
    }

    @Test func `repair ends an erasure that a crash interrupted`() throws {
        let (ledger, sealed) = try ledger(followers: 3)
        let before = try contents(ledger.store)
        let memory = try contents(ledger.guardStore)
        let erasure = try erasure(of: [2], all, in: ledger.writer)
        // It dies at each change after its entry is under the guard.
        for change in 4..<40 {
            let (store, guardStore) = (MemoryStore(before), MemoryStore(memory))
            let counter = FaultyStore.Counter(dyingAt: change)
            _ = try? open(
                FaultyStore(store, counter: counter, leaving: .nothing),
                FaultyStore(guardStore, counter: counter, leaving: .nothing)
            ).append([erasure])
            let repair = try LedgerRepair(
                store,
                guardedBy: guardStore,
                from: MemoryStore(before),
                signers: try SampleLedger.signers()
            )
            guard (try? repair.run()) != nil else { continue }
            let writer = try open(store, guardStore)
            guard writer.state?.size == 7 else { continue }
            #expect(holds(store.contents, traces(sealed)) == [], "change \(change)")
            #expect(try LedgerVerifier(store).run().faults == [], "change \(change)")
        }
    }

    @Test func `a long value that is put back is counted, and destroyed by the next writer`() throws
    {
        let (ledger, sealed) = try ledger(followers: 0)
        let store = try #require(ledger.store as? MemoryStore)
        let before = store.contents
        let erasure = try erasure(of: [2], all, in: ledger.writer)
        _ = try #require(try ledger.writer.append([erasure]).first).get()
        let large = try #require(before.keys.first { $0.hasPrefix("disclosure/large/") })
        store.put(try #require(before[large]), as: large, durably: true)
        let result = try LedgerVerifier(store).run()
        #expect(result.faults == [] && result.pendingErasureCount == 1 && result.leftovers == [])
        try ledger.reopen()
        #expect(holds(store.contents, traces(sealed)) == [])
        #expect(try LedgerVerifier(store).run().pendingErasureCount == 0)
    }

    @Test func `in the journal, only the very value that was erased is one to destroy`() throws {
        let (ledger, sealed) = try ledger(followers: 0)
        let erasure = try erasure(of: [2], ["rapporteur"], in: ledger.writer)
        _ = try #require(try ledger.writer.append([erasure]).first).get()
        let after = try contents(ledger.store)
        let journal = Journal(try #require(after["wal/0"]), bundle: 0)
        let disclosure = try #require(
            sealed.disclosures.first(where: { $0.value == .string(secret) })?.text
        )
        func result(_ value: String) throws -> VerificationResult {
            var changed = after
            var other = Journal()
            var bytes: [UInt8] = []
            for (place, frame) in journal.frames.enumerated() {
                var entry = frame.entry
                if place == 2 {
                    var items = entry.items(sealed.disclosures.count)
                    let place = try #require(
                        sealed.disclosures.firstIndex(where: { $0.text == disclosure })
                    )
                    #expect(items[place].isEmpty)
                    items[place] = value
                    entry = StoredEntry(
                        leaf: entry.leaf,
                        slot: Array(items.joined(separator: "~").utf8)
                    )
                }
                bytes += other.append(entry, index: UInt64(place))
            }
            changed["wal/0"] = bytes
            return try LedgerVerifier(MemoryStore(changed)).run()
        }
        let left = try result(disclosure)
        #expect(left.faults == [] && left.pendingErasureCount == 1)
        for forged in [disclosure.dropLast(2) + "AA", disclosure + "~AA", "~"] {
            let result = try result(String(forged))
            #expect(result.faults.map(\.file) == ["wal/0"] && result.pendingErasureCount == 0)
        }
    }

    @Test func `what is erased is destroyed before the power can bring it back`() throws {
        let (ledger, sealed) = try ledger(followers: 3)
        let start = (try contents(ledger.store), try contents(ledger.guardStore))
        let erasure = try erasure(of: [2], all, in: ledger.writer)
        for change in 1..<60 {
            let (store, memory) = (MemoryStore(start.0), MemoryStore(start.1))
            let counter = FaultyStore.Counter(dyingAt: change)
            let disk = PowerCutStore(FaultyStore(store, counter: counter, leaving: .nothing))
            let guardDisk = PowerCutStore(FaultyStore(memory, counter: counter, leaving: .nothing))
            do { _ = try open(disk, guardDisk).append([erasure]) } catch is StorageError {}
            for seed in 0..<4 {
                var random = SeededGenerator(seed: UInt64(change * 4 + seed))
                let left = disk.afterPowerCut(of: store.contents, using: &random)
                let writer = try open(
                    left,
                    guardDisk.afterPowerCut(of: memory.contents, using: &random)
                )
                let result = try LedgerVerifier(left).run()
                #expect(result.faults == [] && result.pendingErasureCount == 0, "\(change)")
                guard try #require(writer.state?.size) > ledger.writer.state?.size ?? 0 else {
                    continue
                }
                #expect(holds(left.contents, traces(sealed)) == [], "change \(change)")
            }
        }
    }
}
