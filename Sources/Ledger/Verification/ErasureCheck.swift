// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage

/// Compares what erasures name with what is not there: neither may be without the other.
enum ErasureCheck {
    static func run(_ pass: inout VerificationPass) throws {
        let isOwnFolder = try pass.store.read(LedgerName.lock) != nil
        for target in pass.erasures.flatMap(\.targets) {
            guard let index = pass.entries.index(of: target.entry) else { continue }
            // As it was admitted: what its file shows may be damaged.
            let content = try pass.entries.content(index)
            let places = Erasure.places(of: target, in: content)
            pass.erasedFiles.formUnion(
                places.map { LedgerName.largeDisclosure(content.digests[$0]) }
            )
            let items = try stored(index, pass)?.items(content.digests.count) ?? []
            for place in places where !pass.erased.contains(place, of: index) {
                guard place < items.count, !items[place].isEmpty else { continue }
                guard isOwnFolder else {
                    pass.add(present(index, target.field))
                    continue
                }
                pass.pendingErasureCount += 1
                try forgive(items[place], &pass)
            }
            pass.erased.insert(places, of: index)
        }
        for absent in pass.absent {
            if pass.erased.contains(absent.place, of: absent.entry) {
                pass.erasedCount += 1
                continue
            }
            pass.add(
                VerificationFault(
                    file: absent.file,
                    entry: absent.entry,
                    field: absent.field,
                    french: "la valeur manque, et aucun effacement ne la nomme",
                    english: "the value is missing, and no erasure names it"
                )
            )
        }
    }

    /// The document and the long text of a value that is still to be destroyed go before it does.
    private static func forgive(_ item: String, _ pass: inout VerificationPass) throws {
        if let document = Disclosure(item)?.value["sha256"]?.string,
            try pass.store.read(LedgerName.document(document)) == nil
        {
            pass.documents.remove(document)
        }
        if let large = StoredEntry.largeDigest(item),
            try pass.store.read(LedgerName.largeDisclosure(large)) == nil
        {
            pass.largeDisclosures.remove("\(large)")
        }
    }

    private static func stored(_ index: UInt64, _ pass: VerificationPass) throws -> StoredEntry? {
        let bundle = try? LedgerReader.entries(pass.store, bundle: index / 256, size: pass.size)
        return bundle.flatMap { Int(index % 256) < $0.count ? $0[Int(index % 256)] : nil }
    }

    private static func present(_ index: UInt64, _ field: String) -> VerificationFault {
        VerificationFault(
            file: LedgerName.disclosures(index / 256),
            entry: index,
            field: field,
            french:
                "la valeur est là, et un effacement dit qu'elle n'y est plus : refaites cette copie",
            english: "the value is there, and an erasure says that it is not: make this copy again"
        )
    }
}
