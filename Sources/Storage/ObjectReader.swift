// SPDX-License-Identifier: EUPL-1.2

/// Bytes under names, to be read: all that whoever verifies is given.
///
/// A name is a relative path with `/`.
public protocol ObjectReader: Sendable {
    /// The whole contents, or nothing if there is no such object.
    func read(_ name: String) throws(StorageError) -> [UInt8]?

    /// Opens an object to read it in parts, or nothing if there is no such object.
    func open(_ name: String) throws(StorageError) -> (any OpenObject)?

    /// Every object whose name begins with a folder, sorted, with what is not a plain object.
    func list(_ folder: String) throws(StorageError) -> [StoredObject]
}
