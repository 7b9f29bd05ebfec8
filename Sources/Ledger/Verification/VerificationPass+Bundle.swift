// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

extension VerificationPass {
    /// How many bundles are read ahead where only their hashes are asked for: each is so little work that the
    /// cores would wait for one another at every one.
    private static let treeBundleCount: UInt64 = 4

    /// Reads bundles, the next ones on every core while the last take their turn, and what is left to verify
    /// of those before.
    mutating func checkBundles(progress: (UInt64) -> Void) throws {
        let (store, size, attested, extent) = (store, size, attestedSize, extent)
        let count = (size + 255) / 256
        let step = extent == .tree ? Self.treeBundleCount : 1
        @Sendable func read(from first: UInt64) throws -> [ReadBundle] {
            let numbers = Array(first..<max(first, min(count, first + step)))
            return try Parallel.map(numbers, portion: 1) { number in
                Result { try Self.read(number, of: store, size, attested, extent) }
            }.map { try $0.get() }
        }
        @Sendable func findings(_ turns: [Turns]) -> [EntryFinding] {
            turns.flatMap { turns in
                Parallel.map(turns.list) { turn in
                    EntryFinding.of(turn, store: store, path: turns.path, slotPath: turns.slotPath)
                }
            }
        }
        var turns: [Turns] = []
        var bundles = try read(from: 0)
        var next = UInt64(bundles.count)
        while !bundles.isEmpty {
            let (before, first) = (turns, next)
            let ahead = Background { (bundles: try read(from: first), findings: findings(before)) }
            turns = bundles.map { check($0) }
            let (following, found) = try ahead.value()
            take(found)
            progress(min(size, next * 256))
            bundles = following
            next += UInt64(bundles.count)
        }
        take(findings(turns))
    }

    private static func read(
        _ number: UInt64,
        of store: any ObjectReader,
        _ size: UInt64,
        _ attested: UInt64,
        _ extent: LedgerVerifier.Extent
    ) throws -> ReadBundle {
        // The last bundle's values are compared with the journal even where they were attested.
        let isAttested = (number + 1) * 256 <= min(attested, size / 256 * 256)
        return try ReadBundle(
            number,
            of: store,
            size: size,
            wantsSlots: extent == .everything && !isAttested,
            // Of the tree alone only the genesis is read: it names the keys of the checkpoint.
            entryCount: extent != .tree ? 256 : number == 0 ? 1 : 0
        )
    }

    /// Checks the files of one bundle and its leaves, and admits its entries.
    private mutating func check(_ bundle: ReadBundle) -> Turns {
        guard let bytes = bundle.bytes else {
            missing(bundle.path, bundle.number)
            return Turns()
        }
        guard bundle.ranges.count == bundle.width else {
            checkUnreadable(bytes, path: bundle.path, number: bundle.number, width: bundle.width)
            return Turns()
        }
        if let fault = bundle.slotFault { add(fault) }
        var repaired: [Int: [UInt8]] = [:]
        for (position, item) in bundle.items.enumerated() {
            let range = bundle.ranges[position]
            guard let wanted = bundle.tile?[position], wanted != item.hash else {
                append(item.hash)
                continue
            }
            let index = bundle.number * 256 + UInt64(position)
            let leaf = Array(bytes[range])
            repaired[position] = put(
                right: leaf,
                index,
                wanted,
                at: range.lowerBound,
                of: bundle.path
            )
            append(repaired[position] == nil ? item.hash : wanted)
        }
        return admit(bundle, repaired: repaired)
    }

    private mutating func missing(_ path: String, _ number: UInt64) {
        replayStopped = true
        add(
            VerificationFault(
                file: path,
                entry: number * 256,
                french: "le fichier manque",
                english: "the file is missing"
            )
        )
    }

    /// A bundle whose lengths do not fit: one length was changed, or the file was cut.
    private mutating func checkUnreadable(
        _ bytes: [UInt8],
        path: String,
        number: UInt64,
        width: Int
    ) {
        replayStopped = true
        guard case .failure(let misfit) = EntryBundle.ranges(in: bytes, count: width) else {
            return
        }
        let flip = lengthFlip(bytes, width: width)
        let position = flip?.entry ?? readableCount(bytes, width: width)
        add(
            VerificationFault(
                file: path,
                entry: number * 256 + UInt64(position),
                offset: flip?.offset ?? misfit.offset,
                french:
                    "les longueurs des inscriptions ne remplissent pas le fichier : il est tronqué ou modifié",
                english: "the lengths of the entries do not fill the file: it was cut or changed"
            )
        )
    }

    /// The length field whose change would make all lengths fit.
    private func lengthFlip(_ bytes: [UInt8], width: Int) -> (entry: Int, offset: Int)? {
        var offset = 0
        for entry in 0..<width {
            guard offset + 2 <= bytes.count else { return nil }
            for byte in 0..<2 {
                for bit in 0..<8 {
                    var candidate = bytes
                    candidate[offset + byte] ^= 1 << bit
                    if case .success = EntryBundle.ranges(in: candidate, count: width) {
                        return (entry, offset + byte)
                    }
                }
            }
            offset += 2 + (Int(bytes[offset]) << 8 | Int(bytes[offset + 1]))
        }
        return nil
    }

    private func readableCount(_ bytes: [UInt8], width: Int) -> Int {
        (0..<width).last { count in
            guard case .failure(let misfit) = EntryBundle.ranges(in: bytes, count: count) else {
                return true
            }
            return misfit.offset < bytes.count && count == 0
        } ?? 0
    }

    /// Finds the one bit that makes a leaf the one that its tile wants.
    ///
    /// - Returns: the leaf, put right; nothing if more than one bit of it is wrong, or of its tile.
    private mutating func put(
        right leaf: [UInt8],
        _ index: UInt64,
        _ wanted: Digest,
        at start: Int,
        of path: String
    ) -> [UInt8]? {
        searchesLeft -= 1
        let flip =
            searchesLeft < 0 ? nil : BitFlip.find(leaf) { MerkleTree.leafHash($0) == wanted }
        guard let flip else {
            // Leaf or tile: the signed root decides, once the tree is whole.
            leafDifferences.append((index, path, start))
            return nil
        }
        add(
            VerificationFault(
                file: path,
                entry: index,
                offset: start + flip.offset,
                french: "un bit de l'inscription a changé",
                english: "one bit of the entry changed"
            )
        )
        return flip.repaired
    }

    private mutating func append(_ hash: Digest) {
        if edge.size == earlierReceipt?.index { earlierLeaf = hash }
        for tile in edge.append(hash) { compare(tile) }
        if edge.size == earlierSize { earlierRoot = edge.range.root }
    }

    private mutating func compare(_ tile: TreeEdge.FullTile) {
        compare(tile.hashes, TilePath(.hashes(level: tile.level), index: tile.index))
    }

    /// Compares a tile that the leaves make with the one that is published.
    mutating func compare(_ hashes: [Digest], _ path: TilePath) {
        guard let bytes = try? store.read(path.text) else {
            return tileDifferences.append((path.text, 0))
        }
        if let offset = BitFlip.firstDifference(Digest.bytes(hashes), bytes) {
            tileDifferences.append((path.text, offset))
        }
    }

    /// Compares the partial tiles of the right edge.
    mutating func checkPartialTiles(size: UInt64) throws {
        for (level, hashes) in edge.levels.enumerated() where !hashes.isEmpty {
            let index = size >> UInt64(8 * (level + 1))
            compare(hashes, TilePath(.hashes(level: level), index: index, width: hashes.count))
        }
    }
}
