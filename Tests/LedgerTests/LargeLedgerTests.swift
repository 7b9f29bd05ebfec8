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
        try ledger.fill(9998, batch: 256)
        let policy = try ledger.policy()
        let receipt = try ledger.writer.receipt(9000)
        let clock = ContinuousClock()
        var result: VerificationResult?
        let duration = try clock.measure {
            result = try LedgerVerifier(store, policy: policy, earlier: .receipt(receipt)).run()
        }
        print("verified 10 000 entries in \(duration)")
        #expect(result?.faults == [] && result?.exitCode == 0 && result?.size == 10_000)

        // One bit of three bytes of every file.
        for object in try store.list("") where object.byteCount > 0 {
            for offset in [0, object.byteCount / 2, object.byteCount - 1] {
                try damage(store, object.name, offset)
                let found = try LedgerVerifier(store, policy: policy).run()
                #expect(found.exitCode == 1, "\(object.name) at \(offset)")
                #expect(
                    found.faults.contains { $0.file == object.name },
                    "\(object.name) \(offset)"
                )
                try damage(store, object.name, offset)
            }
        }
        #expect(try LedgerVerifier(store, policy: policy).run().exitCode == 0)
    }

    private func damage(_ store: FileStore, _ name: String, _ offset: Int) throws {
        let bytes = try store.read(name, at: offset, count: 1)
        try store.write([bytes[0] ^ 0x10], in: name, at: offset)
    }
}
