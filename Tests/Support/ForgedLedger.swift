// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
public import Notation
public import Records
public import Storage
import Testing
import Transparency

/// What a ledger publishes whose operator signs whatever it likes: nothing is admitted here, and everything fits. At
/// most 255 entries.
public struct ForgedLedger {
    private var leaves: [[UInt8]] = []
    private var slots: [[UInt8]] = []

    /// What a ledger holds, to go on from: all of it, or its first entries.
    public init(_ ledger: SampleLedger, leaving count: UInt64 = .max) throws {
        let reader = try LedgerReader(ledger.store)
        for index in 0..<min(count, reader.state.size) {
            let item = try reader.item(index)
            append(item.entry.leaf, values: item.disclosures.map { $0?.text ?? "" })
        }
    }

    /// Adds an entry.
    public mutating func append(_ sealed: SealedEntry) {
        append(sealed.entry.leaf, values: sealed.disclosures.map(\.text))
    }

    /// Adds a leaf, and the values beside it.
    public mutating func append(_ leaf: [UInt8], values: [String]) {
        leaves.append(leaf)
        slots.append(Array(values.joined(separator: "~").utf8))
    }

    /// An entry as a bundle has it, with the proof that it is there.
    public func item(_ index: UInt64) throws -> JSONValue {
        let hashes = leaves.map { MerkleTree.leafHash($0) }
        func node(_ level: Int, _ index: UInt64) -> Digest {
            guard level > 0 else { return hashes[Int(index)] }
            return MerkleTree.nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
        }
        let tree = try #require(Subtree(start: 0, end: UInt64(leaves.count)))
        let proof = InclusionProof(of: index, in: tree) { node($0, $1) }
        return .object([
            JSONMember("index", .integer(Int64(index))),
            JSONMember("leaf", .string(String(decoding: leaves[Int(index)], as: UTF8.self))),
            JSONMember("proof", .array(proof.hashes.map { .string($0.base64) })),
        ])
    }

    /// The files, under a checkpoint that the log and its clock sign.
    public func store() throws -> MemoryStore {
        precondition(leaves.count < TilePath.fullWidth, "a forged ledger is of one bundle")
        let hashes = leaves.map { MerkleTree.leafHash($0) }
        var range = CompactRange()
        for hash in hashes { range.append(hash) }
        let signers = try SampleLedger.signers()
        let checkpoint = Checkpoint(
            origin: SampleLedger.origin,
            size: UInt64(leaves.count),
            root: range.root
        )
        let note = SignedNote(
            text: checkpoint.text,
            lines: [
                try signers.log.sign(checkpoint, time: 0),
                try signers.clock.sign(checkpoint, time: UInt64(SampleLedger.start.seconds)),
            ]
        )
        let width = leaves.count
        let values = slots.flatMap { slot in
            (0..<4).map { UInt8(truncatingIfNeeded: slot.count >> (24 - 8 * $0)) } + slot
        }
        return MemoryStore([
            "checkpoint": note.bytes, "disclosure/000.p/\(width)": values,
            TilePath(.entries, index: 0, width: width).text: EntryBundle.encode(leaves),
            TilePath(.hashes(level: 0), index: 0, width: width).text: Digest.bytes(hashes),
        ])
    }
}
