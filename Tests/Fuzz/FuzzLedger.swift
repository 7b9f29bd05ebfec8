// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Ledger
import Records
import Storage

/// The specimen with one of its files replaced.
enum FuzzLedger {
    private static let files: [String: [UInt8]] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Ledger/Specimen")
        guard let store = try? FileStore(folder: folder.path), let objects = try? store.list("")
        else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: objects.map { object in
                (object.name, (try? store.read(object.name)) ?? [])
            }
        )
    }()

    /// Verifies the specimen with those bytes as a file, and says whether it is intact.
    static func isIntact(with bytes: [UInt8], as name: String) -> Bool {
        var contents = files
        contents[name] = bytes
        let store = MemoryStore(contents)
        if let reader = try? LedgerReader(store) { _ = try? reader.item(reader.state.size - 1) }
        return (try? LedgerVerifier(store).run().isIntact) ?? false
    }

    /// The file as it is.
    static func original(_ name: String) -> [UInt8] { files[name] ?? [] }
}
