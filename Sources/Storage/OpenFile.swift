// SPDX-License-Identifier: EUPL-1.2

/// A file that is open, read in parts.
struct OpenFile: OpenObject {
    let descriptor: FileDescriptor
    let path: String

    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try descriptor.read(path, at: offset, count: count)
    }
}
