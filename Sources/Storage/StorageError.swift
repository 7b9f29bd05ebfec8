// SPDX-License-Identifier: EUPL-1.2
import Glibc

/// Why bytes could not be read or written.
public struct StorageError: Error, Sendable, Equatable {
    /// What went wrong.
    public enum Reason: Sendable, Equatable {
        /// The operating system refused, with its error number.
        case system(Int32)
        /// Another process writes there.
        case inUse
        /// It is there, but is not a plain file.
        case notPlain
        /// A write failed before, so that what is on disk is no longer known.
        case stopped
        /// The name leaves the store.
        case badName
        /// It is longer than any file of a ledger.
        case tooLong
    }

    /// What was tried: `open`, `write`, `fsync`…
    public let operation: String
    /// On what.
    public let path: String
    /// What went wrong.
    public let reason: Reason

    /// An error.
    public init(operation: String, path: String, reason: Reason) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    /// The last error of the C library.
    static func last(_ operation: String, _ path: String) -> StorageError {
        StorageError(operation: operation, path: path, reason: .system(errno))
    }

    /// The error number of the operating system, if it is one.
    public var errorNumber: Int32? {
        guard case .system(let number) = reason else { return nil }
        return number
    }

    /// Whether the object, or a folder on the way, is not there.
    public var isMissing: Bool { errorNumber == ENOENT }

    /// Whether a file stands where a folder on the way must be.
    public var isBelowFile: Bool { errorNumber == ENOTDIR }
}

extension StorageError: CustomStringConvertible {
    /// What was tried, on what, and the system's words.
    public var description: String {
        switch reason {
        case .system(let number):
            "\(operation) \(path): \(unsafe String(cString: strerror(number)))"
        case .inUse: "\(path): another process has it open for writing"
        case .notPlain: "\(path): not a plain file"
        case .stopped: "\(path): an earlier write failed; start again"
        case .badName: "\(path): not a name in this store"
        case .tooLong: "\(path): longer than any file of a ledger"
        }
    }
}
