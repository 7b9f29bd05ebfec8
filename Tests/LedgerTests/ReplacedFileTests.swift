// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Ledger
import Storage
import TestSupport
import Testing

/// Something else in the place of a file: it is named, whatever it is, and a copy puts the file back.
@Suite("Replaced files") struct ReplacedFileTests {
    enum Intruder: String, CaseIterable, Sendable { case pipe, link, folder }

    private func folder() throws -> FileStore {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        return try FileStore.create(folder: path)
    }

    private func put(_ intruder: Intruder, at path: String) throws {
        try FileManager.default.removeItem(atPath: path)
        switch intruder {
        case .pipe: #expect(unsafe mkfifo(path, 0o644) == 0)
        case .link:
            try FileManager.default.createSymbolicLink(
                atPath: path,
                withDestinationPath: "/etc/hostname"
            )
        case .folder:
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: false
            )
        }
    }

    @Test(arguments: Intruder.allCases)
    func `is named in the place of every file, and gives way to the file`(_ intruder: Intruder)
        throws
    {
        let (store, guardStore) = (try folder(), try folder())
        let policy = try {
            let ledger = try SampleLedger(
                store: try FileStore(folder: store.folder),
                guardStore: try FileStore(folder: guardStore.folder),
                snapshotInterval: 200
            )
            try ledger.fill(300)
            return try ledger.policy()
        }()
        let files = try store.list("").map(\.name)
        let intact = try Dictionary(
            uniqueKeysWithValues: files.map { ($0, try store.read($0) ?? []) }
        )
        // A ledger without its checkpoint is none.
        for name in files where name != "checkpoint" {
            // A snapshot that is damaged goes altogether: the next writer makes another.
            if try store.read(name) == nil { continue }
            try put(intruder, at: store.folder + "/" + name)
            let result = try LedgerVerifier(store, policy: policy).run()
            // A folder that is empty holds no file that could be named; what was there is missed where it counts.
            let mayBeMissing =
                intruder == .folder && (name == "lock" || name.hasPrefix("snapshot/"))
            #expect(result.faults.contains { $0.file == name } || mayBeMissing, "\(name)")
            if name == "lock" {
                // Whoever repairs would lock it: that is refused, and said.
                try FileManager.default.removeItem(atPath: store.folder + "/" + name)
                continue
            }
            let repair = try LedgerRepair(
                try FileStore(folder: store.folder),
                guardedBy: try FileStore(folder: guardStore.folder),
                from: MemoryStore(intact),
                signers: try SampleLedger.signers()
            )
            #expect(try repair.run().left.isEmpty, "\(name)")
            #expect(try LedgerVerifier(store, policy: policy).run().faults == [], "\(name)")
        }
    }
}
