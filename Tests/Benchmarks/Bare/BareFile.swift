// SPDX-License-Identifier: EUPL-1.2
import Glibc

/// A file, by nothing but calls of the system.
@safe final class BareFile {
    private let descriptor: Int32
    private var end = 0

    /// Makes a file to write to its end.
    init(making path: String) throws {
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw Failure(what: path) }
    }

    deinit { close(descriptor) }

    /// Writes bytes at the end and waits until they are on disk.
    func append(_ bytes: [UInt8]) {
        let count = unsafe bytes.withUnsafeBytes { buffer in
            unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, end)
        }
        precondition(count == bytes.count && fdatasync(descriptor) == 0, "the disk took it")
        end += bytes.count
    }

    /// Opens a file, reads it from its beginning, and closes it.
    static func read(_ path: String, _ buffer: inout [UInt8]) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe pread(descriptor, bytes.baseAddress, bytes.count, 0)
        }
        precondition(descriptor >= 0 && count > 0, "the file is there")
        close(descriptor)
    }

    /// Asks the kernel to forget what it holds of a file.
    static func forget(_ path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
        close(descriptor)
    }
}
