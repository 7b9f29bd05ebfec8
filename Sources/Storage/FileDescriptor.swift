// SPDX-License-Identifier: EUPL-1.2
import Glibc

/// An open file or folder, closed when it goes away.
final class FileDescriptor: Sendable {
    /// The number that the kernel knows it by.
    let number: Int32

    init(owning number: Int32) {
        self.number = number
    }

    deinit { close(number) }

    static func openFolder(
        _ path: String,
        in folder: FileDescriptor? = nil
    ) throws(StorageError) -> FileDescriptor {
        let number = unsafe openat(
            folder?.number ?? AT_FDCWD,
            path,
            O_RDONLY | O_DIRECTORY | O_CLOEXEC
        )
        guard number >= 0 else { throw .last("open", path) }
        return FileDescriptor(owning: number)
    }

    func status(_ path: String) throws(StorageError) -> stat {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw .last("stat", path) }
        return status
    }

    func isPlain(_ path: String) throws(StorageError) -> Bool {
        try status(path).st_mode & S_IFMT == S_IFREG
    }

    func byteCount(_ path: String) throws(StorageError) -> Int {
        Int(try status(path).st_size)
    }

    /// Reads until the count or the end: a call may return less, or be interrupted.
    func read(_ path: String, at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        var failure: StorageError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count {
                let result = unsafe pread(
                    number,
                    buffer.baseAddress.map { unsafe $0 + done },
                    count - done,
                    offset + done
                )
                if result < 0, errno == EINTR { continue }
                if result < 0 { failure = .last("read", path) }
                if result <= 0 { break }
                done += result
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes everything: a call may take less, or be interrupted.
    func write(_ bytes: [UInt8], at offset: Int, _ path: String) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            let result = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    number,
                    buffer.baseAddress.map { unsafe $0 + done },
                    bytes.count - done,
                    offset + done
                )
            }
            if result < 0 {
                if errno == EINTR { continue }
                throw .last("write", path)
            }
            done += result
        }
    }

    func sync(_ path: String) throws(StorageError) {
        guard fsync(number) == 0 else { throw .last("fsync", path) }
    }

    func syncData(_ path: String) throws(StorageError) {
        guard fdatasync(number) == 0 else { throw .last("fdatasync", path) }
    }
}
