// SPDX-License-Identifier: EUPL-1.2
public import Storage
import Synchronization

/// A store that dies at its n-th change, and stays dead: a process that is killed, or a disk that
/// goes away. Several stores can share one count, as a ledger and its guard do.
public final class FaultyStore: ObjectStore {
    /// What the change at which it dies leaves behind.
    public enum Trace: CaseIterable, Sendable {
        /// Nothing.
        case nothing
        /// Everything, though the caller is told otherwise.
        case everything
        /// The first half of the bytes, where bytes are written in place.
        case half
    }

    /// Counts the changes of the stores that share it.
    public final class Counter: Sendable {
        private let left: Mutex<Int>

        /// Dies at the n-th change, from 1.
        public init(dyingAt count: Int) { left = Mutex(count) }

        /// Whether the change at which it dies was reached.
        public var isDead: Bool { left.withLock { $0 <= 0 } }

        fileprivate func count() -> Int {
            left.withLock { left in
                left -= 1
                return left
            }
        }
    }

    private let store: MemoryStore
    private let counter: Counter
    private let trace: Trace

    /// A store over another, which keeps what survives.
    public init(_ store: MemoryStore, counter: Counter, leaving trace: Trace) {
        self.store = store
        self.counter = counter
        self.trace = trace
    }

    private static let error = StorageError(operation: "write", path: "test", reason: .system(5))

    private func change(_ body: () -> Void, half: () -> Void = {}) throws(StorageError) {
        let left = counter.count()
        guard left <= 0 else { return body() }
        if left == 0 {
            switch trace {
            case .nothing: break
            case .everything: body()
            case .half: half()
            }
        }
        throw Self.error
    }

    /// Reads, while the store lives.
    public func read(_ name: String) throws(StorageError) -> [UInt8]? {
        guard !counter.isDead else { throw Self.error }
        return store.read(name)
    }

    /// Reads, while the store lives.
    public func read(_ name: String, at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        guard !counter.isDead else { throw Self.error }
        return try store.read(name, at: offset, count: count)
    }

    /// Opens, while the store lives.
    public func open(_ name: String) throws(StorageError) -> (any OpenObject)? {
        guard !counter.isDead else { throw Self.error }
        return store.open(name)
    }

    /// Puts an object: a rename leaves the old one or the new one, never half.
    public func put(_ bytes: [UInt8], as name: String, durably: Bool) throws(StorageError) {
        try change {
            store.put(bytes, as: name, durably: durably)
        } half: {
            // As a store of files does: what is not whole yet stands at the top.
            let temporary = name.split(separator: "/").joined(separator: "-") + ".tmp"
            store.put(Array(bytes.prefix(bytes.count / 2)), as: temporary, durably: false)
        }
    }

    /// Writes in place, which can be torn.
    public func write(_ bytes: [UInt8], in name: String, at offset: Int) throws(StorageError) {
        try change {
            store.write(bytes, in: name, at: offset)
        } half: {
            store.write(Array(bytes.prefix(bytes.count / 2)), in: name, at: offset)
        }
    }

    /// Cuts an object.
    public func truncate(_ name: String, to count: Int) throws(StorageError) {
        try change { store.truncate(name, to: count) }
    }

    /// Removes an object.
    public func remove(_ name: String, durably: Bool) throws(StorageError) {
        try change { store.remove(name, durably: durably) }
    }

    /// Lists, while the store lives.
    public func list(_ folder: String) throws(StorageError) -> [StoredObject] {
        guard !counter.isDead else { throw Self.error }
        return store.list(folder)
    }

    /// Removes what was half written.
    public func removeTemporaryObjects() throws(StorageError) {
        try change { store.removeTemporaryObjects() }
    }

    /// Locks, while the store lives.
    public func lock() throws(StorageError) {
        guard !counter.isDead else { throw Self.error }
        store.lock()
    }
}
