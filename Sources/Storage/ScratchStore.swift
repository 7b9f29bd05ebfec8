// SPDX-License-Identifier: EUPL-1.2
import Glibc

/// A store in a folder of its own for what is only needed while the program runs. The folder goes away
/// with it.
public final class ScratchStore {
    /// Where the objects are.
    public let store: FileStore

    /// Makes a folder where the system keeps temporary files, or where `TMPDIR` says.
    public init() throws(StorageError) {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/feuillet-" + String(repeating: "X", count: 6)).utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil
        }
        guard made else { throw .last("mkdir", parent) }
        let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
        store = try FileStore(folder: String(decoding: bytes, as: UTF8.self))
    }

    deinit {
        for object in (try? store.list("")) ?? [] { try? store.remove(object.name) }
        unsafe rmdir(store.folder)
    }
}
