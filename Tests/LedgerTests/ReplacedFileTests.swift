// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Ledger
import Storage
import TestSupport
import Testing
import Transparency

/// Something else in the place of a file: it is named, whatever it is, and a copy puts the file back.
@Suite("Replaced files") struct ReplacedFileTests {
    enum Intruder: String, CaseIterable, Sendable { case pipe, link, folder }

    private struct Sample {
        let store: FileStore
        let guardStore: FileStore
        let policy: TLogPolicy
        let intact: [String: [UInt8]]

        func repair() throws -> LedgerRepair.Outcome {
            try LedgerRepair(
                try FileStore(folder: store.folder),
                guardedBy: try FileStore(folder: guardStore.folder),
                from: MemoryStore(intact),
                signers: try SampleLedger.signers()
            ).run()
        }
    }

    private func sample(_ count: Int) throws -> Sample {
        let (store, guardStore) = (try folder(), try folder())
        let policy = try {
            let ledger = try SampleLedger(
                store: try FileStore(folder: store.folder),
                guardStore: try FileStore(folder: guardStore.folder),
                snapshotInterval: UInt64(count) * 2 / 3
            )
            try ledger.fill(count)
            return try ledger.policy()
        }()
        let files = try store.list("").map { ($0.name, try store.read($0.name) ?? []) }
        return Sample(
            store: store,
            guardStore: guardStore,
            policy: policy,
            intact: Dictionary(uniqueKeysWithValues: files)
        )
    }

    private func folder() throws -> FileStore {
        try FileStore.create(folder: TemporaryFolder.path())
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
        let sample = try sample(300)
        let (store, policy) = (sample.store, sample.policy)
        // A ledger without its checkpoint is none.
        for name in sample.intact.keys.sorted() where name != "checkpoint" {
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
            #expect(try sample.repair().left.isEmpty, "\(name)")
            #expect(try LedgerVerifier(store, policy: policy).run().faults == [], "\(name)")
        }
    }

    @Test(arguments: ["tile", "tile/0", "tile/entries", "wal", "disclosure", "snapshot"])
    func `what stands in the place of a folder is named, and nothing is written through it`(
        _ name: String
    ) throws {
        let sample = try sample(6)
        let path = sample.store.folder + "/" + name
        let aside = try folder().folder + "/aside"
        let files = FileManager.default
        try files.moveItem(atPath: path, toPath: aside)
        for isLink in [false, true] {
            if isLink {
                try files.createSymbolicLink(atPath: path, withDestinationPath: aside)
            } else {
                #expect(files.createFile(atPath: path, contents: nil))
            }
            let result = try LedgerVerifier(sample.store, policy: sample.policy).run()
            #expect(result.faults.contains { $0.file == name }, "\(name): \(result.faults)")
            do {
                _ = try sample.repair()
                Issue.record("\(name) was followed")
            } catch LedgerError.inTheWay(let file) { #expect(file == name) }
            try files.removeItem(atPath: path)
        }
        #expect(try sample.repair().left == [])
        #expect(try LedgerVerifier(sample.store, policy: sample.policy).run().faults == [])
    }

    /// A disk that cannot read one file.
    private struct FailingStore: ForwardingStore {
        let base: any ObjectStore
        let name: String

        func read(_ name: String) throws(StorageError) -> [UInt8]? {
            guard name == self.name else { return try base.read(name) }
            throw StorageError(operation: "read", path: name, reason: .system(EIO))
        }
    }

    @Test(arguments: ["tile/entries/000.p/8", "disclosure/000.p/8", "wal/0"])
    func `a file that the disk cannot read is not one that is missing`(_ name: String) throws {
        let sample = try sample(6)
        let failing = FailingStore(base: sample.store, name: name)
        #expect(throws: StorageError.self) {
            try LedgerVerifier(failing, policy: sample.policy).run()
        }
    }

    @Test func `a pipe in the quarantine is named, and stops no repair`() throws {
        let sample = try sample(6)
        let folder = sample.store.folder + "/quarantine"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        #expect(unsafe mkfifo(folder + "/0-pipe", 0o644) == 0)
        let faults = try LedgerVerifier(sample.store, policy: sample.policy).run().faults
        #expect(faults.map(\.file) == ["quarantine/0-pipe"])
        #expect(try sample.repair().left == [])
    }
}
