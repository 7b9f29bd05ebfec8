// SPDX-License-Identifier: EUPL-1.2
public import Storage

/// A store that hands everything to another: what stands in the way of a few calls names only those.
public protocol ForwardingStore: ObjectStore {
    /// The store behind.
    var base: any ObjectStore { get }
}

extension ForwardingStore {
    /// Reads from the store behind.
    public func read(_ name: String) throws(StorageError) -> [UInt8]? { try base.read(name) }

    /// Reads a part from the store behind.
    public func read(_ name: String, at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try base.read(name, at: offset, count: count)
    }

    /// Opens an object of the store behind.
    public func open(_ name: String) throws(StorageError) -> (any OpenObject)? {
        try base.open(name)
    }

    /// Puts an object into the store behind.
    public func put(_ bytes: [UInt8], as name: String, durably: Bool) throws(StorageError) {
        try base.put(bytes, as: name, durably: durably)
    }

    /// Writes in place in the store behind.
    public func write(_ bytes: [UInt8], in name: String, at offset: Int) throws(StorageError) {
        try base.write(bytes, in: name, at: offset)
    }

    /// Cuts an object of the store behind.
    public func truncate(_ name: String, to count: Int) throws(StorageError) {
        try base.truncate(name, to: count)
    }

    /// Removes an object of the store behind.
    public func remove(_ name: String, durably: Bool) throws(StorageError) {
        try base.remove(name, durably: durably)
    }

    /// Lists the store behind.
    public func list(_ folder: String) throws(StorageError) -> [StoredObject] {
        try base.list(folder)
    }

    /// Removes what an interrupted write left in the store behind.
    public func removeTemporaryObjects() throws(StorageError) { try base.removeTemporaryObjects() }

    /// Locks the store behind.
    public func lock() throws(StorageError) { try base.lock() }
}
