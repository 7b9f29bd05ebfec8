// SPDX-License-Identifier: EUPL-1.2
public import Storage
import Synchronization

/// A store that counts what is asked of it: the cost of an operation that is the same on every machine.
public final class CountingStore: ForwardingStore {
    /// What was asked so far.
    public struct Count: Sendable, Equatable {
        /// Calls that read.
        public var reads = 0
        /// The bytes that they gave.
        public var bytesRead = 0
        /// Calls that write.
        public var writes = 0
        /// The bytes that they were given.
        public var bytesWritten = 0
        /// Writes that wait until they are on disk.
        public var durableWrites = 0
    }

    private struct CountedObject: OpenObject {
        let object: any OpenObject
        let store: CountingStore

        func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
            store.counted(try object.read(at: offset, count: count))
        }
    }

    /// The store behind.
    public let base: any ObjectStore
    private let counts = Mutex(Count())

    /// A store over another.
    public init(_ base: any ObjectStore) { self.base = base }

    /// What was asked so far.
    public var count: Count { counts.withLock { $0 } }

    /// What is asked while something runs.
    public func counting(_ body: () throws -> Void) rethrows -> Count {
        counts.withLock { $0 = Count() }
        try body()
        return count
    }

    private func counted(_ bytes: [UInt8]) -> [UInt8] {
        counts.withLock {
            $0.reads += 1
            $0.bytesRead += bytes.count
        }
        return bytes
    }

    private func count(written bytes: Int, durably: Bool) {
        counts.withLock {
            $0.writes += 1
            $0.bytesWritten += bytes
            $0.durableWrites += durably ? 1 : 0
        }
    }

    /// Reads, and counts the bytes.
    public func read(_ name: String) throws(StorageError) -> [UInt8]? {
        guard let bytes = try base.read(name) else {
            counts.withLock { $0.reads += 1 }
            return nil
        }
        return counted(bytes)
    }

    /// Reads a part, and counts its bytes.
    public func read(_ name: String, at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        counted(try base.read(name, at: offset, count: count))
    }

    /// Opens an object whose reads are counted.
    public func open(_ name: String) throws(StorageError) -> (any OpenObject)? {
        try base.open(name).map { CountedObject(object: $0, store: self) }
    }

    /// Puts an object, and counts its bytes.
    public func put(_ bytes: [UInt8], as name: String, durably: Bool) throws(StorageError) {
        count(written: bytes.count, durably: durably)
        try base.put(bytes, as: name, durably: durably)
    }

    /// Writes in place, and counts the bytes.
    public func write(_ bytes: [UInt8], in name: String, at offset: Int) throws(StorageError) {
        count(written: bytes.count, durably: true)
        try base.write(bytes, in: name, at: offset)
    }

    /// Cuts an object, which is a write.
    public func truncate(_ name: String, to count: Int) throws(StorageError) {
        self.count(written: 0, durably: true)
        try base.truncate(name, to: count)
    }

    /// Removes an object, which is a write.
    public func remove(_ name: String, durably: Bool) throws(StorageError) {
        count(written: 0, durably: durably)
        try base.remove(name, durably: durably)
    }

    /// Lists, which is a read.
    public func list(_ folder: String) throws(StorageError) -> [StoredObject] {
        counts.withLock { $0.reads += 1 }
        return try base.list(folder)
    }
}
