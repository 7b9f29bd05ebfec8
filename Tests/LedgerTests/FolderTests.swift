// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// Which files of a ledger's folder are its own, which are left over, and which are faults; each is named for what it is.
@Suite("Folder") struct FolderTests {
    private let document = Array("un document".utf8)

    private func contents(_ ledger: SampleLedger) throws -> [String: [UInt8]] {
        try #require((ledger.store as? MemoryStore)?.contents)
    }

    private func verify(_ contents: [String: [UInt8]], _ policy: TLogPolicy) throws
        -> VerificationResult
    {
        try LedgerVerifier(MemoryStore(contents), policy: policy).run()
    }

    /// A ledger whose entry 2 has a document and a long value.
    private func ledger(followers: Int) throws -> SampleLedger {
        let ledger = try SampleLedger()
        let record = SampleLedger.deliberation(1, text: "un long texte ", document: document)
        let sealed = try ledger.seal(record, subject: "act:2025-12-15:2025-1")
        try ledger.append(sealed, documents: [document])
        if followers > 0 { try ledger.fill(followers, from: 100) }
        return ledger
    }

    @Test
    func `what entries name is no leftover, nor is what those name that were attested before`()
        throws
    {
        let ledger = try ledger(followers: 3)
        let policy = try ledger.policy()
        let attested = ledger.writer.checkpoint.bytes
        #expect(try verify(try contents(ledger), policy).leftovers == [])
        try ledger.fill(2, from: 500)
        let later = try LedgerVerifier(
            ledger.store,
            policy: policy,
            earlier: .checkpoint(attested),
            isIncremental: true
        ).run()
        #expect(later.faults == [] && later.leftovers == [] && later.attestedSize == 6)
    }

    @Test(arguments: ["autre/", "tile/", "documents/", "disclosure/", ""])
    func `a file is no leftover because its name is its digest`(_ folder: String) throws {
        let ledger = try ledger(followers: 0)
        var changed = try contents(ledger)
        let name = "\(folder)\(SHA256.hash([1]))"
        changed[name] = [1]
        let result = try verify(changed, try ledger.policy())
        #expect(result.faults.map(\.file) == [name] && result.leftovers == [])
    }

    @Test func `what is wrong with the values is not laid to the journal`() throws {
        let ledger = try ledger(followers: 1)
        let intact = try contents(ledger)
        let name = "disclosure/000.p/4"
        var cut = intact
        cut[name] = cut[name].map { Array($0.dropLast(20)) }
        var missing = intact
        missing[name] = nil
        for damaged in [cut, missing] {
            let faults = try verify(damaged, try ledger.policy()).faults
            #expect(!faults.isEmpty && faults.allSatisfy { $0.file == name }, "\(faults)")
        }
    }

    @Test func `a file named like what a writer publishes next hides nothing unless it goes on`()
        throws
    {
        let ledger = try ledger(followers: 1)
        let intact = try contents(ledger)
        let hashes = try #require(intact["tile/0/000.p/4"])
        let more = hashes + SHA256.hash([1]).array
        let wrong: [String: [UInt8]] = [
            "tile/1/000.p/5": more, "tile/0/000.p/5": more + [0], "tile/0/000.p/6": more,
            "tile/0/000.p/7": [UInt8](repeating: 0, count: 7 * 32), "tile/entries/000.p/5": more,
        ]
        for (name, bytes) in wrong {
            var changed = intact
            changed[name] = bytes
            changed["notes.txt"] = [1]
            let result = try verify(changed, try ledger.policy())
            let files = Set(result.faults.map(\.file))
            #expect(!result.isBesideWriter && files == [name, "notes.txt"], "\(name): \(files)")
        }
    }

    @Test func `a writer that had filled a bundle and begun the next is no fault`() throws {
        let ledger = try ledger(followers: 253)
        let policy = try ledger.policy()
        var before = try contents(ledger)
        try ledger.fill(1, from: 900)
        for (name, bytes) in try contents(ledger) where name.hasSuffix(".p/1") {
            before[name] = before[name] ?? bytes
        }
        let result = try verify(before, policy)
        #expect(result.faults == [] && result.size == 256)
    }

    @Test(arguments: ["leaf", "value", "blank", "more"])
    func `a journal that is not what is published is a fault, though each of its digests is right`(
        _ change: String
    ) throws {
        let ledger = try ledger(followers: 2)
        var changed = try contents(ledger)
        var journal = Journal()
        var bytes: [UInt8] = []
        let found = Journal(try #require(changed["wal/0"]), bundle: 0)
        for (place, frame) in found.frames.enumerated() {
            var (leaf, slot) = (frame.entry.leaf, frame.entry.slot)
            if place == 3 {
                switch change {
                case "leaf": leaf[leaf.count - 1] ^= 1
                case "value": slot[0] ^= 1
                case "more": slot += Array("~AA".utf8)
                default: slot.removeFirst(try #require(slot.firstIndex(of: 0x7E)))
                }
            }
            bytes += journal.append(StoredEntry(leaf: leaf, slot: slot), index: UInt64(place))
        }
        changed["wal/0"] = bytes
        let faults = try verify(changed, try ledger.policy()).faults
        #expect(faults.map(\.file) == ["wal/0"] && faults.first?.entry == 3, "\(faults)")
    }

    @Test func `after an entry that cannot be admitted no other bundle is replayed`() throws {
        let ledger = try ledger(followers: 300)
        var damaged = try contents(ledger)
        let name = "tile/entries/000"
        let bundle = try #require(damaged[name])
        let start = try EntryBundle.ranges(in: bundle, count: 256).get()[5].lowerBound
        for offset in 0..<4 { damaged[name]?[start + offset] ^= 0x15 }
        let result = try verify(damaged, try ledger.policy())
        let faults = result.faults
        #expect(faults.map(\.file) == [name] && faults.first?.entry == 5, "\(faults)")
        #expect(result.leftovers == [])
        #expect(faults.first?.message.english.hasSuffix("not replayed") == true)
    }

    @Test func `an entry that was changed is named once, whether it could be admitted or not`()
        throws
    {
        let ledger = try SampleLedger()
        try ledger.fill(3)
        let policy = try ledger.policy()
        let name = "tile/entries/000.p/5"
        var intact = try contents(ledger)
        // No entry names it, which is known once all are admitted.
        let document = "document/\(SHA256.hash([1]))"
        intact[document] = [1]
        let bytes = try #require(intact[name])
        for offset in stride(from: 2, to: bytes.count, by: 7) {
            var damaged = intact
            // More than one bit, so that it cannot be put right; lengths are another matter.
            damaged[name]?[offset] ^= 0x15
            let result = try verify(damaged, policy)
            let faults = result.faults.filter { $0.file == name }
            if faults.contains(where: { $0.message.english.hasPrefix("the lengths") }) { continue }
            let changed = faults.first { $0.message.english.contains("that the tree commits to") }
            let entry = try #require(changed?.entry)
            let refused = faults.filter { $0.message.english.contains("cannot be admitted") }
            #expect(!refused.contains { $0.entry == entry }, "\(offset): \(faults)")
            let isReplayed = faults.allSatisfy { !$0.message.english.hasSuffix("not replayed") }
            #expect(result.leftovers == (isReplayed ? [document] : []), "\(offset)")
        }
    }
}
