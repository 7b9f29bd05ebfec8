// SPDX-License-Identifier: EUPL-1.2
import Storage

/// A view of a store for whoever verifies: nothing is written through it.
protocol ReadOnlyStore: ObjectStore {}

extension ReadOnlyStore {
    func put(_ bytes: [UInt8], as name: String, durably: Bool) throws(StorageError) {
        throw readOnly(name)
    }

    func write(_ bytes: [UInt8], in name: String, at offset: Int) throws(StorageError) {
        throw readOnly(name)
    }

    func truncate(_ name: String, to count: Int) throws(StorageError) { throw readOnly(name) }

    func remove(_ name: String) throws(StorageError) { throw readOnly(name) }

    func removeTemporaryObjects() throws(StorageError) { throw readOnly("") }

    func lock() throws(StorageError) { throw readOnly(LedgerName.lock) }

    private func readOnly(_ name: String) -> StorageError {
        StorageError(operation: "write", path: name, reason: .stopped)
    }
}
