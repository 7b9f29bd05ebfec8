// SPDX-License-Identifier: EUPL-1.2
import Glibc

/// Lists what a folder holds, at any depth or without the folders in it.
enum FolderWalk {
    /// The deepest folder that is entered: tile paths of 2^64 entries have seven parts.
    private static let maximumDepth = 16

    static func list(
        _ root: FileDescriptor,
        _ folder: String,
        root path: String,
        isDeep: Bool = true,
        depth: Int = 0,
        into objects: inout [StoredObject]
    ) throws(StorageError) {
        let here = folder.isEmpty ? path : path + "/" + folder
        guard depth < maximumDepth else {
            objects.append(StoredObject(name: folder, byteCount: 0, isPlain: false))
            return
        }
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
        let number = unsafe openat(root.number, folder.isEmpty ? "." : folder, flags)
        guard number >= 0 else {
            if errno == ENOENT { return }
            throw .last("open", here)
        }
        guard let stream = unsafe fdopendir(number) else {
            close(number)
            throw .last("open", here)
        }
        defer { unsafe closedir(stream) }
        while true {
            errno = 0
            guard let item = unsafe readdir(stream) else {
                guard errno == 0 else { throw .last("read", here) }
                return
            }
            guard let name = unsafe name(of: item) else {
                // No file of ours has such a name; it is told, and not followed.
                let shown = unsafe lossyName(of: item)
                objects.append(
                    StoredObject(
                        name: folder.isEmpty ? shown : folder + "/" + shown,
                        byteCount: 0,
                        isPlain: false
                    )
                )
                continue
            }
            if name == "." || name == ".." { continue }
            let full = folder.isEmpty ? name : folder + "/" + name
            var status = stat()
            guard unsafe fstatat(root.number, full, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                // It went away between the two calls: a writer put another in its place.
                if errno == ENOENT { continue }
                throw .last("stat", path + "/" + full)
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                if !isDeep { continue }
                try list(root, full, root: path, depth: depth + 1, into: &objects)
            } else {
                objects.append(
                    StoredObject(
                        name: full,
                        byteCount: Int(status.st_size),
                        isPlain: status.st_mode & S_IFMT == S_IFREG
                    )
                )
            }
        }
    }

    /// The name, if it is UTF-8.
    private static func name(of item: UnsafeMutablePointer<dirent>) -> String? {
        unsafe withUnsafePointer(to: &item.pointee.d_name) {
            unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                unsafe String(validatingCString: $0)
            }
        }
    }

    private static func lossyName(of item: UnsafeMutablePointer<dirent>) -> String {
        unsafe withUnsafePointer(to: &item.pointee.d_name) {
            unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                unsafe String(cString: $0)
            }
        }
    }
}
