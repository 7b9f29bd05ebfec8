// SPDX-License-Identifier: EUPL-1.2
import Glibc
import Synchronization

/// A store in a folder of the file system.
///
/// Every error of `fsync` stops the store for good: the kernel may have dropped the pages, and a
/// second call would say that all is well (PostgreSQL's lesson of 2018).
public final class FileStore: ObjectStore {
    /// Files stand at the top of the folder and end so while they are being written; what is left of one is
    /// removed at the start.
    public static let temporarySuffix = ".tmp"

    /// The longest file that is read at once: beyond any file of a ledger.
    public static let maximumByteCount = 2 << 30

    /// The folder.
    public let folder: String
    private let descriptor: FileDescriptor
    private let lockDescriptor = Mutex<FileDescriptor?>(nil)
    private let isStopped = Mutex(false)

    /// Opens a folder that is there.
    public init(folder: String) throws(StorageError) {
        self.folder = folder
        descriptor = try FileDescriptor.openFolder(folder)
    }

    /// Makes a folder, and opens it. What is above must be there.
    public static func create(folder: String) throws(StorageError) -> FileStore {
        guard unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST else {
            throw .last("mkdir", folder)
        }
        let store = try FileStore(folder: folder)
        try FileDescriptor.openFolder(parent(of: folder)).sync(parent(of: folder))
        return store
    }

    private static func parent(of path: String) -> String {
        var parts = path.split(separator: "/", omittingEmptySubsequences: true)
        if !parts.isEmpty { parts.removeLast() }
        let parent = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        return parent.isEmpty ? "." : parent
    }

    // MARK: Reading

    /// The whole contents of a file.
    public func read(_ name: String) throws(StorageError) -> [UInt8]? {
        let file: FileDescriptor
        do throws(StorageError) {
            file = try open(name, O_RDONLY)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
        let count = try file.byteCount(path(name))
        guard count <= Self.maximumByteCount else {
            throw StorageError(operation: "read", path: path(name), reason: .tooLong)
        }
        return try file.read(path(name), at: 0, count: count)
    }

    /// Part of the contents of a file.
    public func read(_ name: String, at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try open(name, O_RDONLY).read(path(name), at: offset, count: count)
    }

    /// Opens a file to read it in parts.
    public func open(_ name: String) throws(StorageError) -> (any OpenObject)? {
        do throws(StorageError) {
            return OpenFile(descriptor: try open(name, O_RDONLY), path: path(name))
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// The files of a folder, and of the folders in it.
    public func list(_ folder: String) throws(StorageError) -> [StoredObject] {
        var objects: [StoredObject] = []
        try FolderWalk.list(descriptor, folder, root: self.folder, into: &objects)
        return objects.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    // MARK: Writing

    /// Puts a file in place: a temporary file, renamed when it is whole.
    public func put(_ bytes: [UInt8], as name: String, durably: Bool) throws(StorageError) {
        try requireRunning(name)
        let temporary = Self.temporary(name)
        do throws(StorageError) {
            let file = try open(temporary, O_WRONLY | O_CREAT | O_TRUNC)
            try file.write(bytes, at: 0, path(name))
            if durably {
                try stopping { () throws(StorageError) in try file.sync(path(name)) }
            }
            try rename(temporary, to: name, durably: durably)
        } catch {
            _ = unsafe unlinkat(descriptor.number, temporary, 0)
            throw error
        }
    }

    /// Puts a file in place from pieces, so that it need not be in memory: whole, or not at all.
    ///
    /// - Parameter produce: is handed a function that appends a piece.
    public func put(
        _ name: String,
        from produce: (_ append: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        try requireRunning(name)
        let temporary = Self.temporary(name)
        do {
            let file = try open(temporary, O_WRONLY | O_CREAT | O_TRUNC)
            var end = 0
            try produce { piece in
                try file.write(piece, at: end, path(name))
                end += piece.count
            }
            try stopping { () throws(StorageError) in try file.sync(path(name)) }
            try rename(temporary, to: name, durably: true)
        } catch {
            _ = unsafe unlinkat(descriptor.number, temporary, 0)
            throw error
        }
    }

    /// Writes at an offset and waits until it is on disk.
    public func write(_ bytes: [UInt8], in name: String, at offset: Int) throws(StorageError) {
        try requireRunning(name)
        var isNew = false
        let file: FileDescriptor
        do throws(StorageError) {
            file = try open(name, O_WRONLY)
        } catch {
            guard error.isMissing else { throw error }
            _ = try makeFolders(of: name)
            file = try open(name, O_WRONLY | O_CREAT)
            isNew = true
        }
        try stopping { () throws(StorageError) in
            try file.write(bytes, at: offset, path(name))
            try file.syncData(path(name))
            if isNew { try makeFolders(of: name).sync(path(name)) }
        }
    }

    /// Cuts a file to a length.
    public func truncate(_ name: String, to count: Int) throws(StorageError) {
        try requireRunning(name)
        let file = try open(name, O_WRONLY)
        guard ftruncate(file.number, count) == 0 else { throw .last("truncate", path(name)) }
        try stopping { () throws(StorageError) in try file.sync(path(name)) }
    }

    /// Removes a file.
    public func remove(_ name: String, durably: Bool) throws(StorageError) {
        try requireRunning(name)
        if unsafe unlinkat(descriptor.number, name, 0) != 0, errno != ENOENT {
            // An empty folder in place of a file goes like one.
            guard errno == EISDIR, unsafe unlinkat(descriptor.number, name, AT_REMOVEDIR) == 0
            else {
                throw .last("remove", path(name))
            }
        }
        // A folder that is now empty goes too; one that is not stays.
        var parent = Self.parent(of: name)
        while parent != ".", unsafe unlinkat(descriptor.number, parent, AT_REMOVEDIR) == 0 {
            parent = Self.parent(of: parent)
        }
        guard durably else { return }
        // The folder that is left, or the one above a folder that never was.
        while parent != ".", unsafe faccessat(descriptor.number, parent, F_OK, 0) != 0 {
            parent = Self.parent(of: parent)
        }
        let folder = try FileDescriptor.openFolder(parent, in: descriptor)
        try stopping { () throws(StorageError) in try folder.sync(path(name)) }
    }

    /// Locks the store by the file `lock`, for as long as the process lives.
    public func lock() throws(StorageError) {
        let file = try open("lock", O_RDWR | O_CREAT)
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK {
                throw StorageError(operation: "lock", path: folder, reason: .inUse)
            }
            throw .last("lock", path("lock"))
        }
        lockDescriptor.withLock { $0 = file }
    }

    /// Removes temporary files.
    public func removeTemporaryObjects() throws(StorageError) {
        var objects: [StoredObject] = []
        try FolderWalk.list(descriptor, "", root: folder, isDeep: false, into: &objects)
        for object in objects where object.name.hasSuffix(Self.temporarySuffix) {
            try remove(object.name)
        }
    }

    // MARK: Helpers

    private static func temporary(_ name: String) -> String {
        name.split(separator: "/").joined(separator: "-") + temporarySuffix
    }

    private func path(_ name: String) -> String { folder + "/" + name }

    private func open(_ name: String, _ flags: Int32) throws(StorageError) -> FileDescriptor {
        guard Self.isName(name) else {
            throw StorageError(operation: "open", path: path(name), reason: .badName)
        }
        // O_NONBLOCK so that a pipe in place of a file cannot make the program wait.
        let number = unsafe openat(
            descriptor.number,
            name,
            flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
            0o644
        )
        guard number >= 0 else {
            if errno == ELOOP {
                throw StorageError(operation: "open", path: path(name), reason: .notPlain)
            }
            throw .last("open", path(name))
        }
        let file = FileDescriptor(owning: number)
        guard try file.isPlain(path(name)) else {
            throw StorageError(operation: "open", path: path(name), reason: .notPlain)
        }
        return file
    }

    private static func isName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
                && !part.contains(0)
        }
    }

    /// Puts a whole file in its place, whose folders are made if they are not there.
    private func rename(
        _ temporary: String,
        to name: String,
        durably: Bool
    ) throws(StorageError) {
        if unsafe renameat(descriptor.number, temporary, descriptor.number, name) != 0 {
            guard errno == ENOENT else { throw .last("rename", path(name)) }
            _ = try makeFolders(of: name)
            guard unsafe renameat(descriptor.number, temporary, descriptor.number, name) == 0 else {
                throw .last("rename", path(name))
            }
        }
        guard durably else { return }
        let parent = try makeFolders(of: name)
        try stopping { () throws(StorageError) in try parent.sync(path(name)) }
    }

    /// Makes the folders on the way to a name, and opens the last. A new folder is durable whatever is put into
    /// it first: what comes later may have to be.
    private func makeFolders(of name: String) throws(StorageError) -> FileDescriptor {
        var current = "."
        for part in name.split(separator: "/").dropLast() {
            let next = current == "." ? String(part) : current + "/" + part
            if unsafe mkdirat(descriptor.number, next, 0o755) == 0 {
                let above = try FileDescriptor.openFolder(current, in: descriptor)
                try stopping { () throws(StorageError) in try above.sync(path(current)) }
            } else if errno != EEXIST {
                throw .last("mkdir", path(next))
            }
            current = next
        }
        return try FileDescriptor.openFolder(current, in: descriptor)
    }

    private func requireRunning(_ name: String) throws(StorageError) {
        guard !isStopped.withLock({ $0 }) else {
            throw StorageError(operation: "write", path: path(name), reason: .stopped)
        }
        guard Self.isName(name) else {
            throw StorageError(operation: "write", path: path(name), reason: .badName)
        }
    }

    private func stopping(_ body: () throws(StorageError) -> Void) throws(StorageError) {
        do throws(StorageError) { try body() } catch {
            isStopped.withLock { $0 = true }
            throw error
        }
    }
}
