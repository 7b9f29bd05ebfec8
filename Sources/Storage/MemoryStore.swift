// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// A store that forgets everything when it goes away: for tests and for trying things out.
public final class MemoryStore: ObjectStore {
    private let objects: Mutex<[String: [UInt8]]>

    /// A store with some objects.
    public init(_ objects: [String: [UInt8]] = [:]) {
        self.objects = Mutex(objects)
    }

    /// Everything there is.
    public var contents: [String: [UInt8]] { objects.withLock { $0 } }

    /// The whole contents of an object.
    public func read(_ name: String) -> [UInt8]? { objects.withLock { $0[name] } }

    /// Part of the contents of an object.
    public func read(_ name: String, at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        guard let bytes = read(name) else {
            throw StorageError(operation: "open", path: name, reason: .system(2))
        }
        return Array(bytes.dropFirst(offset).prefix(count))
    }

    /// The contents of an object as they are now.
    public func open(_ name: String) -> (any OpenObject)? { read(name).map(OpenBytes.init) }

    /// Puts an object in place.
    public func put(_ bytes: [UInt8], as name: String, durably: Bool) {
        objects.withLock { $0[name] = bytes }
    }

    /// Writes at an offset.
    public func write(_ bytes: [UInt8], in name: String, at offset: Int) {
        objects.withLock { objects in
            var object = objects[name] ?? []
            if object.count < offset + bytes.count {
                object += [UInt8](repeating: 0, count: offset + bytes.count - object.count)
            }
            object.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
            objects[name] = object
        }
    }

    /// Cuts an object to a length.
    public func truncate(_ name: String, to count: Int) {
        objects.withLock { $0[name] = Array(($0[name] ?? []).prefix(count)) }
    }

    /// Removes an object.
    public func remove(_ name: String, durably: Bool) { objects.withLock { $0[name] = nil } }

    /// The objects of a folder.
    public func list(_ folder: String) -> [StoredObject] {
        objects.withLock { objects in
            objects.filter { folder.isEmpty || $0.key.hasPrefix(folder + "/") }
                .map { StoredObject(name: $0.key, byteCount: $0.value.count, isPlain: true) }
                .sorted { $0.name < $1.name }
        }
    }

    /// Removes what a test left there in place of an interrupted write.
    public func removeTemporaryObjects() {
        objects.withLock { $0 = $0.filter { !$0.key.hasSuffix(FileStore.temporarySuffix) } }
    }

    /// Puts the empty object `lock` there, as a store of files has it: a store in memory belongs
    /// to one process anyway.
    public func lock() { objects.withLock { $0["lock"] = [] } }
}
