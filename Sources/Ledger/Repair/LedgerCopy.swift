// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Storage
import Transparency

/// What a folder holds of the entries of a ledger, right or wrong: each part is a claim.
struct LedgerCopy {
    private let store: PlainStore
    /// The size that its own checkpoint states, unverified, for a copy may lag behind; and the guard's.
    private let sizes: Set<UInt64>

    init(_ store: any ObjectReader, guardedSize: UInt64) {
        self.store = PlainStore(store: store)
        let bytes = (try? store.read(LedgerName.checkpoint)) ?? nil
        let stated = bytes.flatMap { try? Checkpoint(try SignedNote($0).text).size }
        sizes = [guardedSize, min(stated ?? guardedSize, LedgerName.maximumSize)]
    }

    /// A file; nothing for what is no plain file, for then it says nothing.
    func read(_ name: String) throws -> [UInt8]? { try store.read(name) }

    /// The entries of a bundle, as far as it can be read; the journal's come first.
    func entries(_ number: UInt64) throws -> [[StoredEntry]] {
        var found: [[StoredEntry]] = []
        if let bytes = try store.read(LedgerName.journal(number)) {
            found.append(Journal(bytes, bundle: number).frames.map(\.entry))
        }
        for width in widths(number) {
            let path = TilePath(.entries, index: number, width: width).text
            guard let bytes = try store.read(path),
                case .success(let leaves) = EntryBundle.ranges(in: bytes, count: width)
            else { continue }
            let slotBytes = try store.read(LedgerName.disclosures(number, width: width)) ?? []
            let slots = DisclosureFile.ranges(in: slotBytes, count: width)
            found.append(
                leaves.enumerated().map { place, range in
                    StoredEntry(
                        leaf: Array(bytes[range]),
                        slot: slots.map { Array(slotBytes[$0[place]]) } ?? []
                    )
                }
            )
        }
        return found
    }

    /// The leaf hashes that the tile of a bundle states.
    func hashes(_ number: UInt64) throws -> [Digest] {
        for width in widths(number) {
            let path = TilePath(.hashes(level: 0), index: number, width: width).text
            guard let hashes = try store.read(path).flatMap({ Digest.list($0) }),
                hashes.count == width
            else { continue }
            return hashes
        }
        return []
    }

    /// How many entries the files of a bundle may hold.
    private func widths(_ number: UInt64) -> [Int] {
        let partial = sizes.filter { $0 > number * 256 }.map { Int(min(256, $0 - number * 256)) }
        return partial.isEmpty ? [] : Set(partial + [256]).sorted(by: >)
    }
}
