// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// Ten thousand entries in files: too long for every change, so the deeper gate runs it.
@Suite(
    "Large ledger",
    .enabled(
        if: ProcessInfo.processInfo.environment["FEUILLET_DEEP"] == "1",
        "FEUILLET_DEEP is unset: the ledger of 10 000 entries is skipped"
    )
)
struct LargeLedgerTests {
    @Test func `any damage to a ledger of ten thousand entries is named`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try FileStore.create(folder: folder.appending(path: "l").path)
        let guardStore = try FileStore.create(folder: folder.appending(path: "g").path)
        let ledger = try SampleLedger(store: store, guardStore: guardStore)
        try ledger.fill(9698, batch: 256)
        for number in 0..<100 { try mix(ledger, number) }
        let policy = try ledger.policy()
        let receipt = try ledger.writer.receipt(9000)
        let clock = ContinuousClock()
        var result: VerificationResult?
        let duration = try clock.measure {
            result = try LedgerVerifier(store, policy: policy, earlier: .receipt(receipt)).run()
        }
        print("verified 10 000 entries in \(duration)")
        #expect(result?.faults == [] && result?.exitCode == 0 && result?.size == 10_000)

        // One bit of every file: at its start, at its end or at a place between that its number
        // gives. Smaller ledgers have every byte of every file tried.
        for (number, object) in try store.list("").enumerated() where object.byteCount > 0 {
            let between = number * 7919 % object.byteCount
            let offset = [0, between, object.byteCount - 1][number % 3]
            try damage(store, object.name, offset)
            let found = try LedgerVerifier(store, policy: policy).run()
            #expect(found.exitCode == 1, "\(object.name) at \(offset)")
            let isNamed = found.faults.contains { fault in
                fault.file == object.name && (fault.offset != nil || fault.entry != nil)
            }
            #expect(isNamed, "\(object.name) \(offset): \(found.faults)")
            try damage(store, object.name, offset)
        }
        try rearrange(store, policy)
        #expect(try LedgerVerifier(store, policy: policy).run().exitCode == 0)

        let old = try store.list("").map { ($0.name, try store.read($0.name) ?? []) }
        try ledger.fill(1, from: 20_000)
        let later = LedgerVerifier.Earlier.receipt(try ledger.writer.receipt(10_000))
        let copy = MemoryStore(Dictionary(uniqueKeysWithValues: old))
        #expect(try LedgerVerifier(copy, policy: policy).run().exitCode == 0)
        #expect(try LedgerVerifier(copy, policy: policy, earlier: later).run().exitCode == 5)
    }

    /// Entries swapped, dropped, doubled, replayed from elsewhere, and a bundle that is cut.
    private func rearrange(_ store: FileStore, _ policy: TLogPolicy) throws {
        let name = "tile/entries/017"
        let bundle = try #require(try store.read(name))
        let other = try #require(try store.read("tile/entries/018"))
        func entries(_ bytes: [UInt8]) throws -> [[UInt8]] {
            try EntryBundle.ranges(in: bytes, count: 256).get().map { Array(bytes[$0]) }
        }
        let intact = try entries(bundle)
        var (swapped, dropped, doubled, replayed) = (intact, intact, intact, intact)
        swapped.swapAt(100, 200)
        dropped.remove(at: 100)
        doubled[101] = intact[100]
        replayed[100] = try entries(other)[100]
        let cut = Array(bundle.dropLast(40))
        for bytes in [swapped, dropped, doubled, replayed].map(EntryBundle.encode) + [cut] {
            try store.put(bytes, as: name, durably: false)
            let result = try LedgerVerifier(store, policy: policy).run()
            #expect(result.exitCode == 1)
            #expect(result.faults.contains { $0.file == name && $0.entry != nil })
        }
        try store.put(bundle, as: name, durably: false)
    }

    /// A correction, a status and a declaration.
    private func mix(_ ledger: SampleLedger, _ number: Int) throws {
        let act = try ledger.writer.summary(UInt64(2 + 90 * number))
        try ledger.append(
            try ledger.seal(
                SampleLedger.deliberation(1 + 90 * number, votes: (19, 4)),
                kind: .correction,
                subject: act.subject,
                references: ["corrects": [act.leafHash]]
            )
        )
        let other = try ledger.writer.summary(UInt64(3 + 90 * number))
        let event: [String: [JSONValue]] = [
            "event": [.string("published")], "date": [.string("2025-12-17")],
        ]
        try ledger.append(
            try ledger.seal(
                Record(kind: .status, values: event),
                subject: "status:2025-12-17:\(number)",
                references: ["act": [other.leafHash]]
            )
        )
        let use: [String: [JSONValue]] = [
            "name": [.string("Usage fictif \(number)")], "state": [.string("planned")],
        ]
        try ledger.append(
            try ledger.seal(
                Record(kind: .declaration, values: use),
                subject: "use:fictif-\(number):1"
            )
        )
    }

    private func damage(_ store: FileStore, _ name: String, _ offset: Int) throws {
        let bytes = try store.read(name, at: offset, count: 1)
        try store.write([bytes[0] ^ 0x10], in: name, at: offset)
    }
}
