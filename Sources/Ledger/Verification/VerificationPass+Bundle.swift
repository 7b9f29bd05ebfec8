// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

extension VerificationPass {
    /// Verifies the entries of one bundle: file, leaves, signatures, admission, disclosures.
    mutating func checkBundle(_ number: UInt64, size: UInt64) throws {
        let width = Int(min(256, size - number * 256))
        let path = TilePath(.entries, index: number, width: width).text
        let slotPath = LedgerName.disclosures(number, width: width)
        guard let bytes = try store.read(path) else { return missing(path, number) }
        guard case .success(let ranges) = EntryBundle.ranges(in: bytes, count: width) else {
            return try checkUnreadable(bytes, path: path, number: number, width: width)
        }
        let tile = try storedTile(number, width: width)
        // The last bundle's values are compared with the journal even where they were attested.
        let isAttested = width == 256 && (number + 1) * 256 <= attestedSize
        let slots = isAttested ? nil : try self.slots(slotPath, width: width, number: number)
        var leaves = ranges.map { Array(bytes[$0]) }
        for position in 0..<width {
            let index = number * 256 + UInt64(position)
            leaves[position] = check(
                leaves[position],
                index: index,
                wanted: tile?[position],
                at: ranges[position].lowerBound,
                of: path
            )
        }
        try checkEntries(
            leaves,
            slots: slots,
            number: number,
            path: path,
            slotPath: slotPath,
            starts: ranges.map(\.lowerBound)
        )
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
    ) throws {
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

    /// Compares a leaf with its tile, and adds it to the tree.
    ///
    /// - Returns: the leaf, put right if only one bit of it was wrong.
    private mutating func check(
        _ leaf: [UInt8],
        index: UInt64,
        wanted: Digest?,
        at start: Int,
        of path: String
    ) -> [UInt8] {
        let hash = MerkleTree.leafHash(leaf)
        guard let wanted, wanted != hash else {
            append(hash)
            return leaf
        }
        searchesLeft -= 1
        let flip =
            searchesLeft < 0 ? nil : BitFlip.find(leaf) { MerkleTree.leafHash($0) == wanted }
        guard let flip else {
            // Leaf or tile: the signed root decides, once the tree is whole.
            leafDifferences.append((index, path, start))
            append(hash)
            return leaf
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
        append(wanted)
        return flip.repaired
    }

    private mutating func append(_ hash: Digest) {
        leafHashes.append(hash)
        for tile in edge.append(hash) { compare(tile) }
    }

    private mutating func compare(_ tile: TreeEdge.FullTile) {
        compare(tile.hashes, TilePath(.hashes(level: tile.level), index: tile.index))
    }

    /// Compares a tile that the leaves make with the one that is published.
    mutating func compare(_ hashes: [Digest], _ path: TilePath) {
        guard let bytes = try? store.read(path.text) else {
            return tileDifferences.append((path.text, 0))
        }
        if let offset = BitFlip.firstDifference(hashes.flatMap(\.array), bytes) {
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

    private func storedTile(_ number: UInt64, width: Int) throws -> [Digest]? {
        let path = TilePath(.hashes(level: 0), index: number, width: width).text
        guard let bytes = try store.read(path), bytes.count == 32 * width else { return nil }
        return (0..<width).compactMap { Digest(bytes[($0 * 32)..<(($0 + 1) * 32)]) }
    }

    /// The slots of a bundle's disclosures, and where each stands.
    private mutating func slots(
        _ path: String,
        width: Int,
        number: UInt64
    ) throws -> (bytes: [UInt8], ranges: [Range<Int>])? {
        guard let bytes = try store.read(path) else {
            add(
                VerificationFault(
                    file: path,
                    entry: number * 256,
                    french: "le fichier manque",
                    english: "the file is missing"
                )
            )
            return nil
        }
        guard let ranges = DisclosureFile.ranges(in: bytes, count: width) else {
            add(
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
            return nil
        }
        return (bytes, ranges)
    }
}
