// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// A copy heals what it has right, whatever else is wrong with it, and can bring in nothing else.
@Suite("Repair") struct RepairTests {
    private struct Sample {
        let intact: [String: [UInt8]]
        let memory: [String: [UInt8]]
        /// What a web server publishes.
        var mirror: [String: [UInt8]] {
            intact.filter { !$0.key.hasPrefix("wal/") && $0.key != "lock" }
                .filter { !$0.key.hasPrefix("snapshot/") }
        }
    }

    private let document = Array("un document".utf8)

    private func sample(_ followers: Int) throws -> Sample {
        let ledger = try SampleLedger(snapshotInterval: 100)
        let record = SampleLedger.deliberation(1, text: "un long texte ", document: document)
        let sealed = try ledger.seal(record, subject: "act:2025-12-15:2025-1")
        try ledger.append(sealed, documents: [document])
        try ledger.fill(followers, from: 100)
        return Sample(
            intact: try #require((ledger.store as? MemoryStore)?.contents),
            memory: try #require((ledger.guardStore as? MemoryStore)?.contents)
        )
    }

    private func repair(
        _ damaged: [String: [UInt8]],
        _ sample: Sample,
        from mirror: [String: [UInt8]]
    ) throws -> (outcome: LedgerRepair.Outcome, contents: [String: [UInt8]]) {
        let store = MemoryStore(damaged)
        let repair = try LedgerRepair(
            store,
            guardedBy: MemoryStore(sample.memory),
            from: MemoryStore(mirror),
            signers: try SampleLedger.signers()
        )
        return (try repair.run(), store.contents)
    }

    @Test func `whatever file is damaged or gone comes back byte for byte`() throws {
        let sample = try sample(260)
        for (name, bytes) in sample.intact.sorted(by: { $0.key < $1.key }) where name != "lock" {
            var flipped = sample.intact
            flipped[name]?[bytes.count / 2] ^= 4
            var cut = sample.intact
            cut[name] = Array(bytes.prefix(bytes.count / 3))
            var missing = sample.intact
            missing[name] = nil
            for damaged in [flipped, cut, missing] {
                let (outcome, contents) = try repair(damaged, sample, from: sample.mirror)
                #expect(outcome.left == [], "\(name)")
                let isSnapshot = name.hasPrefix("snapshot/")
                let isKept = { (name: String) in !name.hasPrefix("quarantine/") }
                let isWanted = { (name: String) in !isSnapshot || !name.hasPrefix("snapshot/") }
                #expect(
                    contents.filter { isKept($0.key) && isWanted($0.key) }
                        == sample.intact.filter { isWanted($0.key) },
                    "\(name)"
                )
                #expect(try LedgerVerifier(MemoryStore(contents)).run().faults == [], "\(name)")
            }
        }
        let (outcome, contents) = try repair(sample.intact, sample, from: sample.mirror)
        #expect(outcome.repaired == [] && contents == sample.intact)
    }

    @Test func `two damaged copies heal each other, and an older one helps as far as it goes`()
        throws
    {
        let sample = try sample(300)
        var damaged = sample.intact
        var mirror = sample.mirror
        damaged["tile/entries/000"]?[5000] ^= 1
        damaged["disclosure/000"]?[9000] ^= 1
        mirror["tile/entries/000"]?[90_000] ^= 1
        mirror["disclosure/000"]?[90_000] ^= 1
        mirror["tile/0/000"] = nil
        let (outcome, contents) = try repair(damaged, sample, from: mirror)
        #expect(outcome.left == [] && contents == sample.intact)
        // The copy of a smaller ledger has the first bundle and not what came later.
        let old = try self.sample(257)
        #expect(try repair(damaged, sample, from: old.mirror).contents == sample.intact)
    }

    @Test func `a forged copy brings in nothing, and nothing is written`() throws {
        let sample = try sample(260)
        let forged = try SampleLedger()
        try forged.fill(261, from: 7000)
        let lies = try #require((forged.store as? MemoryStore)?.contents)
        var damaged = sample.intact
        damaged["tile/entries/000"] = nil
        damaged["tile/0/000"] = nil
        #expect(throws: LedgerError.self) { try repair(damaged, sample, from: lies) }
        // A false value or document in a copy that is right otherwise is not taken.
        let name = "document/\(SHA256.hash(document))"
        var mirror = sample.mirror
        mirror[name] = Array("un faux".utf8)
        var missing = sample.intact
        missing[name] = nil
        let (outcome, contents) = try repair(missing, sample, from: mirror)
        #expect(outcome.left == [name] && contents[name] == nil)
    }

    @Test func `what was erased does not come back`() throws {
        let ledger = try SampleLedger()
        var record = SampleLedger.deliberation(1)
        record.set("rapporteur", [.string("Mme Exemple")])
        let sealed = try ledger.seal(record, subject: "act:2025-12-15:2025-1")
        try ledger.append(sealed)
        try ledger.fill(300, from: 100)
        let before = try #require((ledger.store as? MemoryStore)?.contents)
        let hash = try ledger.writer.summary(2).leafHash
        let erasure = Erasure(
            reason: .objection,
            targets: [Erasure.Target(entry: hash, field: "rapporteur", elements: [0])]
        )
        let statement = try ledger.statement(
            by: try #require(SampleLedger.commune),
            kind: .erasure,
            subject: "erasure:2026-01-01",
            references: ["entries": [hash]],
            record: .plain(erasure.record)
        )
        try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("register")))
        let sample = Sample(
            intact: try #require((ledger.store as? MemoryStore)?.contents),
            memory: try #require((ledger.guardStore as? MemoryStore)?.contents)
        )
        var damaged = sample.intact
        damaged["disclosure/000"]?[20_000] ^= 1
        let (outcome, contents) = try repair(damaged, sample, from: before)
        #expect(outcome.repaired == ["disclosure/000"] && contents == sample.intact)
        #expect(try LedgerVerifier(MemoryStore(contents)).run().erasedCount == 1)
    }

    @Test func `a ledger that was changed in itself is healed all the same`() throws {
        let sample = try sample(20)
        // A leaf and its tile fit each other, and the journal is gone: two words against two.
        let forged = try SampleLedger()
        try forged.fill(21, from: 7000)
        let lies = try #require((forged.store as? MemoryStore)?.contents)
        var damaged = sample.intact
        for name in ["tile/entries/000.p/23", "tile/0/000.p/23"] { damaged[name] = lies[name] }
        damaged["wal/0"] = nil
        let (outcome, contents) = try repair(damaged, sample, from: sample.mirror)
        #expect(outcome.left == [] && contents == sample.intact)
        // The checkpoint lies about the size, the journal is gone, and the copy is empty.
        damaged = sample.intact
        let checkpoint = String(decoding: damaged["checkpoint"] ?? [], as: UTF8.self)
        damaged["checkpoint"] = Array(checkpoint.replacing("\n23\n", with: "\n3\n").utf8)
        damaged["wal/0"] = nil
        let torn = ["tile/entries/000.p/1": [UInt8(0)]]
        #expect(try repair(damaged, sample, from: torn).contents == sample.intact)
    }

    @Test func `a folder that is no copy of this ledger is refused before anything is read`() throws
    {
        let sample = try sample(3)
        let files: [String: [UInt8]] = ["lock": [], "notes.txt": [1]]
        do {
            _ = try repair(sample.intact, sample, from: files)
            Issue.record("anything is a copy")
        } catch LedgerError.notACopy(let origin) { #expect(origin == nil) }
        var other = sample.mirror
        let checkpoint = String(decoding: other["checkpoint"] ?? [], as: UTF8.self)
        other["checkpoint"] = Array(
            checkpoint.replacing("specimen.example/registre", with: "specimen.example/autre").utf8
        )
        do {
            _ = try repair(sample.intact, sample, from: other)
            Issue.record("another ledger is a copy")
        } catch LedgerError.notACopy(let origin) { #expect(origin == "specimen.example/autre") }
    }
}
