// SPDX-License-Identifier: EUPL-1.2

/// Bytes under names. The ledger keeps everything in one, and its guard in another.
///
/// A name is a relative path with `/`. What is written durably survives a power cut once the
/// call returns; what is not may be lost or torn, and can be written again from what is durable.
public protocol ObjectStore: ObjectReader {
    /// Part of the contents: fewer bytes than asked for at the end.
    func read(_ name: String, at offset: Int, count: Int) throws(StorageError) -> [UInt8]

    /// Puts an object in place, whole: a reader sees the old one or the new one.
    func put(_ bytes: [UInt8], as name: String, durably: Bool) throws(StorageError)

    /// Writes durably at an offset, making the object if there is none.
    func write(_ bytes: [UInt8], in name: String, at offset: Int) throws(StorageError)

    /// Cuts an object to a length, durably.
    func truncate(_ name: String, to count: Int) throws(StorageError)

    /// Removes an object; it is no error if there is none. What is not removed durably may come back.
    func remove(_ name: String, durably: Bool) throws(StorageError)

    /// Removes what an interrupted ``put(_:as:durably:)`` left.
    func removeTemporaryObjects() throws(StorageError)

    /// Makes this process the only writer until the store goes away.
    func lock() throws(StorageError)
}

extension ObjectStore {
    /// Removes an object that may come back.
    public func remove(_ name: String) throws(StorageError) { try remove(name, durably: false) }
}
