// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Ledger
import Records
import Storage
import TestSupport
import Testing
import Transparency

@Suite("Readers beside a writer") struct ConcurrentReaderTests {
    @Test func `a reader and a verifier never see a half-written ledger`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (path, guardPath) = (folder.path + "/l", folder.path + "/g")
        let first = try SampleLedger(
            store: try FileStore.create(folder: path),
            guardStore: try FileStore.create(folder: guardPath)
        )
        try first.fill(250)
        let reading = Task.detached {
            var sizes: [UInt64] = []
            for _ in 0..<6 {
                let store = try FileStore(folder: path)
                #expect(try LedgerVerifier(store).run().faults == [])
                sizes.append(try LedgerReader(store).state.size)
            }
            return sizes
        }
        for number in 0..<20 { try first.fill(1, from: 1000 + number, batch: 1) }
        let sizes = try await reading.value
        #expect(sizes == sizes.sorted())
        #expect(first.writer.state?.size == 272)
    }

    @Test func `a reader goes on reading its checkpoint while a writer publishes others`() throws {
        let store = MemoryStore()
        let sample = try SampleLedger(store: store, guardStore: MemoryStore())
        try sample.fill(3)
        for added in [1, 5, 260, 300] {
            let reader = try LedgerReader(store)
            let size = reader.state.size
            try sample.fill(added, from: 1000 * added, batch: 7)
            for index in [0, size / 2, size - 1] {
                #expect(try reader.item(index).index == index)
                #expect(try reader.receipt(index).index == index)
            }
        }
    }
}
