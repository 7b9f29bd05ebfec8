// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

/// The entries that a verification admitted so far, found by what admission asks for, in some sixty bytes
/// each: hashes and where they are. What else is asked for is read again.
final class VerifiedEntries: EntryLookup {
    /// How many of the last are kept as they are: most references are to what came shortly before.
    private static let recentCount = 2048

    private let store: any ObjectReader
    private let size: UInt64
    /// The hash of every leaf.
    private(set) var leafHashes: [Digest] = []
    /// What each counts as.
    private var kinds: [Kind] = []
    private var leaves: PackedTable
    private var subjects: PackedTable
    private var replacements: [String: [Digest: UInt64]] = [:]
    private var recent: [Entry] = []
    /// Entries whose one wrong bit was put right, which their files do not show.
    private var repaired: [UInt64: Entry] = [:]
    private var bundles: [UInt64: (bytes: [UInt8], ranges: [Range<Int>])] = [:]

    /// - Parameter size: how many entries there will be at most.
    init(_ store: any ObjectReader, size: UInt64) {
        self.store = store
        self.size = size
        leaves = PackedTable(capacity: Int(size))
        subjects = PackedTable(capacity: Int(size))
        leafHashes.reserveCapacity(Int(size))
        kinds.reserveCapacity(Int(size))
    }

    /// Adds the entry that was admitted next.
    ///
    /// - Parameters:
    ///   - latest: what had its subject before.
    ///   - isRepaired: whether its file shows something else.
    func append(
        _ entry: Entry,
        leafHash: Digest,
        as kind: Kind,
        after latest: UInt64?,
        isRepaired: Bool
    ) {
        let index = UInt64(kinds.count)
        let statement = entry.statement
        leafHashes.append(leafHash)
        kinds.append(kind)
        leaves.insert(.leaf(leafHash), index)
        let subject = IndexKey.subject(kind, statement.subject, statement.issuer)
        if let latest {
            subjects.replace(subject, latest, by: index)
        } else {
            subjects.insert(subject, index)
        }
        for role in ["corrects", "supersedes"] {
            guard let old = statement.references[role]?.first else { continue }
            replacements[role, default: [:]][old] = index
        }
        if isRepaired { repaired[index] = entry }
        let place = Int(index) % Self.recentCount
        if place < recent.count { recent[place] = entry } else { recent.append(entry) }
    }

    func index(of leafHash: Digest) -> UInt64? {
        leaves.candidates(.leaf(leafHash)).last { leafHashes[Int($0)] == leafHash }
    }

    func latest(_ kind: Kind, subject: String, issuer: AuthorityIdentifier) throws -> UInt64? {
        try subjects.candidates(.subject(kind, subject, issuer)).last { index in
            let statement = try entry(index).statement
            return kinds[Int(index)] == kind && statement.issuer == issuer
                && statement.subject.utf8.elementsEqual(subject.utf8)
        }
    }

    func replacement(_ role: String, of leafHash: Digest) -> UInt64? {
        replacements[role]?[leafHash]
    }

    func summary(_ index: UInt64) throws -> EntrySummary {
        EntrySummary(try entry(index), leafHash: leafHashes[Int(index)], as: kinds[Int(index)])
    }

    func content(_ index: UInt64) throws -> RecordContent { try entry(index).statement.record }

    // MARK: Reading again

    private func entry(_ index: UInt64) throws -> Entry {
        if index + UInt64(Self.recentCount) >= UInt64(kinds.count) {
            return recent[Int(index) % Self.recentCount]
        }
        if let entry = repaired[index] { return entry }
        let (bytes, ranges) = try bundle(index / 256)
        let leaf = Array(bytes[ranges[Int(index % 256)]])
        guard MerkleTree.leafHash(leaf) == leafHashes[Int(index)] else {
            throw LedgerError.damagedEntry(
                index: index,
                reason: Localized(
                    french: "elle a changé pendant la vérification",
                    english: "it changed during the verification"
                )
            )
        }
        return try Entry(leaf: leaf)
    }

    private func bundle(_ number: UInt64) throws -> (bytes: [UInt8], ranges: [Range<Int>]) {
        if let bundle = bundles[number] { return bundle }
        let width = Int(min(256, size - number * 256))
        let file = try GrowingFile(store, width: width) {
            TilePath(.entries, index: number, width: $0).text
        }
        guard let file,
            case .success(let ranges) = EntryBundle.ranges(in: file.bytes, count: file.width)
        else {
            throw LedgerError.missing(file: TilePath(.entries, index: number, width: width).text)
        }
        if bundles.count >= 8 { bundles.removeAll() }
        bundles[number] = (file.bytes, ranges)
        return (file.bytes, ranges)
    }
}
