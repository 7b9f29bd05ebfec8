// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// A snapshot saves time and decides nothing: with it, without it and with a damaged one a ledger says
/// the same.
@Suite("Snapshot") struct SnapshotTests {
    /// A ledger of 120 acts with many small runs, a correction of an old act and one of that.
    private func ledger() throws -> SampleLedger {
        let ledger = try SampleLedger(snapshotInterval: 20)
        try ledger.fill(120, batch: 7)
        let subject = try ledger.writer.summary(5).subject
        for votes: (Int64, Int64) in [(21, 2), (22, 1)] {
            let commune = try #require(SampleLedger.commune)
            let latest = try ledger.writer.latest(.deliberation, subject: subject, issuer: commune)
            let act = try #require(latest)
            let target = try ledger.writer.summary(act).leafHash
            try ledger.append(
                try ledger.seal(
                    SampleLedger.deliberation(4, votes: votes),
                    kind: .correction,
                    subject: subject,
                    references: ["corrects": [target]]
                )
            )
            try ledger.fill(10, from: votes.0 == 21 ? 1000 : 2000, batch: 7)
        }
        return ledger
    }

    private func contents(_ ledger: SampleLedger) throws -> [String: [UInt8]] {
        try #require((ledger.store as? MemoryStore)?.contents)
    }

    private func writer(_ contents: [String: [UInt8]], _ ledger: SampleLedger) throws
        -> LedgerWriter
    {
        let memory = try #require((ledger.guardStore as? MemoryStore)?.contents)
        return try SampleLedger.open(
            MemoryStore(contents),
            guardedBy: MemoryStore(memory)
        )
    }

    /// Everything that a ledger can be asked, entry by entry.
    private func answers(_ lookup: some EntryLookup, _ size: UInt64) throws -> [String] {
        try (0..<size).map { index in
            let summary = try lookup.summary(index)
            let found = [
                try lookup.index(of: summary.leafHash),
                try lookup.latest(
                    summary.effectiveKind,
                    subject: summary.subject,
                    issuer: summary.issuer
                ),
                try lookup.replacement("corrects", of: summary.leafHash),
            ]
            return "\(summary.leafHash) \(summary.effectiveKind) \(found)"
        }
    }

    @Test func `a ledger says the same with its snapshot and without`() throws {
        let ledger = try ledger()
        let size = try #require(ledger.writer.state?.size)
        let with = try contents(ledger)
        let runs = with.keys.filter { $0.hasPrefix("snapshot/") && $0.contains("-") }
        #expect((2...12).contains(runs.count), "there are runs, and some became one: \(runs)")
        let without = with.filter { !$0.key.hasPrefix("snapshot/") }
        let expected = try answers(ledger.writer, size)
        #expect(expected[5].hasSuffix("[Optional(5), Optional(133), Optional(122)]"))
        for contents in [with, without] {
            #expect(try answers(try writer(contents, ledger), size) == expected)
            #expect(try answers(try LedgerReader(MemoryStore(contents)), size) == expected)
            let result = try LedgerVerifier(MemoryStore(contents)).run()
            #expect(result.faults == [])
        }
    }

    @Test func `an entry that is handed in again is found in a run, another is refused`() throws {
        let ledger = try ledger()
        let reader = try LedgerReader(ledger.store)
        let item = try reader.item(9)
        let sealed = try SealedEntry(
            entry: item.entry,
            disclosures: item.disclosures.map { $0?.text ?? "" }
        )
        let writer = try writer(try contents(ledger), ledger)
        let again = try #require(try writer.append([Submission(sealed)]).first).get()
        #expect(again.wasThere && again.index == 9)
        let next = try ledger.seal(
            SampleLedger.deliberation(9),
            subject: item.entry.statement.subject
        )
        let outcome = try #require(try writer.append([Submission(next)]).first)
        guard case .failure(.refused(.subjectTaken(_, index: 9))) = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test func `every damage of a snapshot is named, and costs nothing but time`() throws {
        let ledger = try ledger()
        let size = try #require(ledger.writer.state?.size)
        let intact = try contents(ledger)
        let expected = try answers(ledger.writer, size)
        for name in intact.keys.sorted() where name.hasPrefix("snapshot/") {
            let count = try #require(intact[name]?.count)
            for offset in stride(from: 0, to: count, by: max(1, count / 3)) {
                var damaged = intact
                damaged[name]?[offset] ^= 1 << (offset % 8)
                let faults = try LedgerVerifier(MemoryStore(damaged)).run().faults
                #expect(faults.contains { $0.file.hasPrefix("snapshot/") }, "\(name) \(offset)")
                // Either the page is not needed, or it is refused: nothing is answered from it.
                for lookup: any EntryLookup in [
                    try writer(damaged, ledger), try LedgerReader(MemoryStore(damaged)),
                ] {
                    do {
                        #expect(try answers(lookup, size) == expected)
                    } catch LedgerError.damaged(let file, _) {
                        #expect(file == name)
                    }
                }
            }
            var missing = intact
            missing[name] = nil
            #expect(try answers(try writer(missing, ledger), size) == expected, "\(name)")
            var longer = intact
            longer[name]?.append(0)
            #expect(try !LedgerVerifier(MemoryStore(longer)).run().faults.isEmpty, "\(name)")
        }
        var stray = intact
        stray["snapshot/7-9"] = [1, 2, 3]
        // A crash leaves such a file; it proves nothing, and the next writer removes it.
        #expect(try LedgerVerifier(MemoryStore(stray)).run().leftovers == ["snapshot/7-9"])
        stray["snapshot/seven"] = [1]
        #expect(
            try LedgerVerifier(MemoryStore(stray)).run().faults.map(\.file) == ["snapshot/seven"]
        )
        _ = try writer(stray, ledger)
    }

    @Test func `the snapshot of another history is not used`() throws {
        let (one, other) = (try ledger(), try SampleLedger(snapshotInterval: 20))
        try other.fill(50, from: 5000, batch: 7)
        var mixed = try contents(one).filter { !$0.key.hasPrefix("snapshot/") }
        for (name, bytes) in try contents(other) where name.hasPrefix("snapshot/") {
            mixed[name] = bytes
        }
        let size = try #require(one.writer.state?.size)
        let expected = try answers(one.writer, size)
        #expect(try answers(try writer(mixed, one), size) == expected)
        #expect(try answers(try LedgerReader(MemoryStore(mixed)), size) == expected)
        let faults = try LedgerVerifier(MemoryStore(mixed)).run().faults
        #expect(faults.first?.file.hasPrefix("snapshot/state-") == true)
    }

    @Test func `an old entry that was changed is not shown, though the snapshot covers it`() throws
    {
        let ledger = try SampleLedger(snapshotInterval: 20)
        try ledger.fill(600, batch: 50)
        let intact = try contents(ledger)
        #expect(intact["snapshot/signed"] != nil)
        let whole = try LedgerReader(MemoryStore(intact))
        _ = try (whole.item(7), whole.receipt(7), whole.item(300), whole.item(590))
        for name in ["tile/entries/000", "tile/0/000", "tile/1/000.p/2", "tile/entries/001"] {
            var damaged = intact
            let middle = try #require(damaged[name]?.count) / 2
            damaged[name]?[middle] ^= 1
            let reader = try? LedgerReader(MemoryStore(damaged))
            let place: UInt64 = name == "tile/entries/001" ? 300 : 7
            let proves = name.contains("entries") ? nil : try? reader?.receipt(place)
            let shows = name.contains("entries") ? try? reader?.item(place) : nil
            #expect(shows == nil, "\(name)")
            if let proves {
                let leaf = MerkleTree.leafHash(try whole.item(place).entry.leaf)
                let root = whole.checkpoint.checkpoint
                #expect(proves.inclusion.shows(leaf, at: place, size: root.size, root: root.root))
            }
        }
    }
}
