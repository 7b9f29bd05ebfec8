// SPDX-License-Identifier: EUPL-1.2
import Storage

/// A ledger's folder in which a link, a pipe, a folder or something endless in place of a file is a file that is
/// missing, and a file in place of a folder is an empty folder: whoever verifies or repairs says so, and goes on to say
/// what else is wrong.
struct PlainStore: ObjectReader {
    let store: any ObjectReader

    func read(_ name: String) throws(StorageError) -> [UInt8]? {
        try plain { () throws(StorageError) in try store.read(name) }
    }

    func open(_ name: String) throws(StorageError) -> (any OpenObject)? {
        try plain { () throws(StorageError) in try store.open(name) }
    }

    func list(_ folder: String) throws(StorageError) -> [StoredObject] {
        try plain { () throws(StorageError) in try store.list(folder) } ?? []
    }

    private func plain<Value>(
        _ body: () throws(StorageError) -> Value?
    ) throws(StorageError) -> Value? {
        do throws(StorageError) { return try body() } catch {
            guard [.notPlain, .tooLong].contains(error.reason) || error.isBelowFile else {
                throw error
            }
            return nil
        }
    }
}
