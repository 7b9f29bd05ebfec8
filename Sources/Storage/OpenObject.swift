// SPDX-License-Identifier: EUPL-1.2

/// An object that was opened to be read in parts. It stays what it was though its name is removed
/// from the store, or given to other bytes.
public protocol OpenObject: Sendable {
    /// Part of the contents: fewer bytes than asked for at the end.
    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8]
}
