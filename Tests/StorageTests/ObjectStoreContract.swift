// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Storage
import TestSupport
import Testing

/// What every store must do. A new store joins by adding one line to ``Subject``.
@Suite("Every object store") struct ObjectStoreContract {
    enum Subject: String, CaseIterable, Sendable { case memory, file }

    private func make(_ subject: Subject) throws -> any ObjectStore {
        switch subject {
        case .memory: return MemoryStore()
        case .file: return try FileStore.create(folder: TemporaryFolder.path())
        }
    }

    @Test(arguments: Subject.allCases)
    func `gives back what it was given, and nothing for what it was not`(_ subject: Subject) throws
    {
        let store = try make(subject)
        #expect(try store.read("a/b") == nil)
        try store.put([1, 2, 3], as: "a/b", durably: true)
        try store.put([4], as: "a/b", durably: false)
        #expect(try store.read("a/b") == [4])
        try store.remove("a/b")
        try store.remove("a/b")
        #expect(try store.read("a/b") == nil)
        #expect(try store.list("").isEmpty)
    }

    @Test(arguments: Subject.allCases)
    func `writes in place and beyond the end, and cuts`(_ subject: Subject) throws {
        let store = try make(subject)
        try store.write([1, 2, 3, 4], in: "wal/0", at: 0)
        try store.write([9, 9], in: "wal/0", at: 3)
        #expect(try store.read("wal/0") == [1, 2, 3, 9, 9])
        #expect(try store.read("wal/0", at: 3, count: 10) == [9, 9])
        try store.truncate("wal/0", to: 2)
        #expect(try store.read("wal/0") == [1, 2])
    }

    @Test(arguments: Subject.allCases)
    func `lists by folder, in order`(_ subject: Subject) throws {
        let store = try make(subject)
        for name in ["tile/1/000", "tile/0/000", "tiles", "a"] {
            try store.put([0], as: name, durably: false)
        }
        #expect(try store.list("tile").map(\.name) == ["tile/0/000", "tile/1/000"])
        #expect(try store.list("").map(\.name) == ["a", "tile/0/000", "tile/1/000", "tiles"])
    }
}

@Suite("File store") struct FileStoreTests {
    @Test func `follows no link and opens no pipe`() throws {
        let path = TemporaryFolder.path()
        let store = try FileStore.create(folder: path)
        try FileManager.default.createSymbolicLink(
            atPath: path + "/link",
            withDestinationPath: "/etc/hostname"
        )
        let made = unsafe mkfifo(path + "/pipe", 0o644)
        #expect(made == 0)
        for name in ["link", "pipe"] {
            let error = #expect(throws: StorageError.self) { try store.read(name) }
            #expect(error?.reason == .notPlain)
        }
        #expect(try store.list("").allSatisfy { !$0.isPlain })
    }

    @Test func `removes what an interrupted write left at its top, and nothing else`() throws {
        let path = TemporaryFolder.path()
        let store = try FileStore.create(folder: path)
        for name in ["a", "wal-0.tmp", "folder/b.tmp"] {
            try store.put([1], as: name, durably: false)
        }
        try store.removeTemporaryObjects()
        #expect(try store.list("").map(\.name) == ["a", "folder/b.tmp"])
    }

    @Test(arguments: ["../x", "/etc/passwd", "a//b", "", "a/./b"])
    func `keeps to its folder`(_ name: String) throws {
        let outer = TemporaryFolder.path()
        let (beside, store) = (
            try FileStore.create(folder: outer), try FileStore.create(folder: outer + "/store")
        )
        for name in ["x", "store/a/b"] { try beside.put([1], as: name, durably: false) }
        #expect(throws: StorageError.self) { try store.read(name) }
        #expect(throws: StorageError.self) { try store.open(name) }
        #expect(throws: StorageError.self) { try store.put([2], as: name, durably: false) }
        #expect(throws: StorageError.self) { try store.put(name) { try $0([2]) } }
        #expect(throws: StorageError.self) { try store.write([2], in: name, at: 0) }
        #expect(throws: StorageError.self) { try store.truncate(name, to: 0) }
        #expect(throws: StorageError.self) { try store.remove(name) }
        #expect(try beside.list("").map(\.name) == ["store/a/b", "x"])
        #expect(try beside.read("x") == [1])
        #expect(try beside.read("store/a/b") == [1])
    }

    @Test func `a second writer is refused`() throws {
        let path = TemporaryFolder.path()
        let first = try FileStore.create(folder: path)
        try first.lock()
        let second = try FileStore(folder: path)
        let error = #expect(throws: StorageError.self) { try second.lock() }
        #expect(error?.reason == .inUse)
    }
}
