// SPDX-License-Identifier: EUPL-1.2
import Storage
import Transparency

/// A ledger's folder as it was at an earlier checkpoint, while a writer goes on in it or where one was interrupted.
///
/// What a writer publishes only grows: a wider file begins with what the narrower one held. So each
/// partial file of the earlier size is read from the wider one that took its place, and what is new
/// is not seen.
struct EarlierStore: ObjectReader {
    let store: any ObjectReader
    /// The size of the earlier checkpoint.
    let size: UInt64

    func read(_ name: String) throws(StorageError) -> [UInt8]? {
        // What was replaced after one look is there for the next.
        for _ in 0..<3 {
            if let bytes = try store.read(name) { return bytes }
            if let bytes = try wider(name) { return bytes }
        }
        return nil
    }

    private func wider(_ name: String) throws(StorageError) -> [UInt8]? {
        if let path = TilePath(name), path.width < 256 {
            for width in (path.width + 1)...256 {
                let other = TilePath(path.content, index: path.index, width: width)
                guard let bytes = try store.read(other.text) else { continue }
                guard path.content == .entries else {
                    return Array(bytes.prefix(path.width * 32))
                }
                guard case .success(let ranges) = EntryBundle.ranges(in: bytes, count: width) else {
                    return bytes
                }
                return Array(bytes[..<ranges[path.width - 1].upperBound])
            }
        }
        let (number, width) = (size / 256, Int(size % 256))
        guard width > 0, name == LedgerName.disclosures(number, width: width) else { return nil }
        for wider in (width + 1)...256 {
            guard let bytes = try store.read(LedgerName.disclosures(number, width: wider)) else {
                continue
            }
            let ranges = DisclosureFile.ranges(in: bytes, count: wider)
            return ranges.map { Array(bytes[..<$0[width - 1].upperBound]) } ?? bytes
        }
        return nil
    }

    /// The files of the earlier size, and what is no tile, no bundle and no values of one: documents and long values of
    /// whatever size, the writer's own files, and those that do not belong there.
    func list(_ folder: String) throws(StorageError) -> [StoredObject] {
        let found = try store.list("")
        var names = Set(TilePath.all(size: size).map(\.text) + [LedgerName.checkpoint])
        for number in 0..<(size / 256) { names.insert(LedgerName.disclosures(number)) }
        let width = Int(size % 256)
        if width > 0 { names.insert(LedgerName.disclosures(size / 256, width: width)) }
        var objects = found.filter { object in
            names.remove(object.name) != nil || !Self.grows(object.name)
        }
        for name in names {
            guard let bytes = try wider(name) else { continue }
            objects.append(StoredObject(name: name, byteCount: bytes.count, isPlain: true))
        }
        return objects.filter { folder.isEmpty || $0.name.hasPrefix(folder + "/") }
    }

    /// The files that are there and not seen: those of later entries.
    func hidden() throws(StorageError) -> [String] {
        let seen = Set(try list("").map(\.name))
        return try store.list("").map(\.name).filter { !seen.contains($0) }
    }

    /// Whether a writer puts such a file as entries come in.
    private static func grows(_ name: String) -> Bool {
        let values = LedgerName.disclosureFolder + "/"
        return name == LedgerName.checkpoint || TilePath(name) != nil
            || name.hasPrefix(values)
                && TilePath("tile/entries/" + name.dropFirst(values.count)) != nil
    }

    func open(_ name: String) throws(StorageError) -> (any OpenObject)? { try store.open(name) }
}
