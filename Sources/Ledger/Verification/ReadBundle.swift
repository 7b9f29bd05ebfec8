// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records
import Storage
import Transparency

/// A bundle as its files hold it, with all that is worked out of each entry by itself: what needs the entries
/// before it is left for when its turn comes.
struct ReadBundle: Sendable {
    /// An entry by itself.
    struct Item: Sendable {
        /// The hash of the leaf as it was read.
        let hash: Digest
        /// What it says; nothing where only its hash is asked for.
        let entry: Result<Entry, EntryError>?
    }

    /// The values of a bundle, and where those of each entry stand.
    struct Slots: Sendable {
        let bytes: [UInt8]
        let ranges: [Range<Int>]
    }

    let number: UInt64
    let width: Int
    let path: String
    let slotPath: String
    /// The bytes of the bundle; nothing if there is no such file.
    let bytes: [UInt8]?
    /// Where its leaves stand; none if its lengths do not fill it.
    let ranges: [Range<Int>]
    let items: [Item]
    /// The hashes that are published of its leaves; nothing if they are not there, or not so many.
    let tile: [Digest]?
    /// The values; nothing if they are not asked for, missing or unreadable.
    let slots: Slots?
    /// What is wrong with the file of the values.
    let slotFault: VerificationFault?

    /// Reads a bundle of a ledger of some size, on every core.
    ///
    /// - Parameters:
    ///   - wantsSlots: whether its values are verified.
    ///   - entryCount: how many of its entries are read, from the first; of the others the hashes are made.
    init(
        _ number: UInt64,
        of store: any ObjectReader,
        size: UInt64,
        wantsSlots: Bool,
        entryCount: Int = 256
    ) throws {
        let width = Int(min(256, size - number * 256))
        self.number = number
        self.width = width
        path = TilePath(.entries, index: number, width: width).text
        slotPath = LedgerName.disclosures(number, width: width)
        let bytes = try store.read(path)
        self.bytes = bytes
        let fitting = bytes.map { EntryBundle.ranges(in: $0, count: width) }
        if case .success(let ranges) = fitting { self.ranges = ranges } else { ranges = [] }
        tile = try Self.tile(number, width: width, store)
        if let bytes {
            items = Parallel.map(Array(ranges.enumerated())) { position, range in
                Item(
                    hash: MerkleTree.leafHash(bytes.span.extracting(range)),
                    entry: position < entryCount ? Self.entry(Array(bytes[range])) : nil
                )
            }
        } else {
            items = []
        }
        (slots, slotFault) =
            wantsSlots
            ? try Self.slots(slotPath, width: width, number: number, store) : (nil, nil)
    }

    static func entry(_ leaf: [UInt8]) -> Result<Entry, EntryError> {
        do throws(EntryError) { return .success(try Entry(leaf: leaf)) } catch {
            return .failure(error)
        }
    }

    private static func tile(
        _ number: UInt64,
        width: Int,
        _ store: any ObjectReader
    ) throws -> [Digest]? {
        let path = TilePath(.hashes(level: 0), index: number, width: width).text
        let hashes = try store.read(path).flatMap { Digest.list($0) }
        return hashes?.count == width ? hashes : nil
    }

    private static func slots(
        _ path: String,
        width: Int,
        number: UInt64,
        _ store: any ObjectReader
    ) throws -> (Slots?, VerificationFault?) {
        guard let bytes = try store.read(path) else {
            return (
                nil,
                VerificationFault(
                    file: path,
                    entry: number * 256,
                    french: "le fichier manque",
                    english: "the file is missing"
                )
            )
        }
        guard let ranges = DisclosureFile.ranges(in: bytes, count: width) else {
            return (
                nil,
                VerificationFault(
                    file: path,
                    entry: number * 256,
                    offset: 0,
                    french:
                        "les longueurs des valeurs ne remplissent pas le fichier : il est tronqué ou modifié",
                    english:
                        "the lengths of the disclosures do not fill the file: it was cut or changed"
                )
            )
        }
        return (Slots(bytes: bytes, ranges: ranges), nil)
    }
}
