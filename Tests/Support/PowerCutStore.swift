// SPDX-License-Identifier: EUPL-1.2
public import Storage
import Synchronization

/// A store whose writes are on disk only once it was asked to wait for them: after a power cut each of the others is
/// there, or not, or torn, whatever its order.
public final class PowerCutStore: ForwardingStore {
    /// What a name may hold after a power cut.
    private struct Pending {
        /// What it held, from the last time it was on disk; nothing where there was no object.
        var versions: [[UInt8]?]
        /// Whether its last bytes may be missing though its name is there.
        var isTorn = false
    }

    /// The store behind, which shows every write at once.
    public let base: any ObjectStore
    private let pending = Mutex<[String: Pending]>([:])

    /// A store over another, everything in which is on disk.
    public init(_ base: any ObjectStore) { self.base = base }

    private func change(
        _ name: String,
        isDurable: Bool,
        canTear: Bool = false,
        _ body: () throws(StorageError) -> Void
    ) throws(StorageError) {
        let old = try base.read(name)
        pending.withLock { $0[name] = $0[name] ?? Pending(versions: [old]) }
        // What fails may be there or not: nobody was told that it is.
        try body()
        let new = try base.read(name)
        pending.withLock { pending in
            guard !isDurable else {
                pending[name] = nil
                return
            }
            pending[name]?.versions.append(new)
            pending[name]?.isTorn = canTear
        }
    }

    /// Puts an object, on disk at once or some time.
    public func put(_ bytes: [UInt8], as name: String, durably: Bool) throws(StorageError) {
        try change(name, isDurable: durably, canTear: true) { () throws(StorageError) in
            try base.put(bytes, as: name, durably: durably)
        }
    }

    /// Writes in place, on disk at once.
    public func write(_ bytes: [UInt8], in name: String, at offset: Int) throws(StorageError) {
        try change(name, isDurable: true) { () throws(StorageError) in
            try base.write(bytes, in: name, at: offset)
        }
    }

    /// Cuts an object, on disk at once.
    public func truncate(_ name: String, to count: Int) throws(StorageError) {
        try change(name, isDurable: true) { () throws(StorageError) in
            try base.truncate(name, to: count)
        }
    }

    /// Removes an object, which may come back if nobody waits.
    public func remove(_ name: String, durably: Bool) throws(StorageError) {
        try change(name, isDurable: durably) { () throws(StorageError) in
            try base.remove(name, durably: durably)
        }
    }

    /// What is on disk after a power cut, of what is to be seen now.
    public func afterPowerCut(
        of visible: [String: [UInt8]],
        using random: inout some RandomNumberGenerator
    ) -> MemoryStore {
        var contents = visible
        let pending = pending.withLock { $0 }
        for (name, pending) in pending.sorted(by: { $0.key < $1.key }) {
            var possible = pending.versions + [visible[name]]
            if pending.isTorn, let last = visible[name] {
                possible += [Array(last.prefix(last.count / 2)), []]
            }
            contents[name] = possible.randomElement(using: &random) ?? nil
        }
        return MemoryStore(contents)
    }
}
