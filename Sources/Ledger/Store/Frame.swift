// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// An entry in the journal. Its digest covers the leaf and the lengths; the disclosures are
/// covered by the leaf's own digests, so that an erasure can blank them in place.
///
/// `"FWAL" ‖ 1 ‖ 0 0 0 ‖ index u64be ‖ leaf length u32be ‖ slot length u32be ‖ digest of the frame
/// before it in this journal (32 bytes, zero for the first) ‖ SHA-256 of all that and the leaf ‖
/// leaf ‖ slot`.
package struct Frame: Sendable, Equatable {
    static let headerByteCount = 88
    private static let magic: [UInt8] = Array("FWAL".utf8) + [1, 0, 0, 0]
    /// More cannot be in an entry: see `SealedEntry.maximumByteCount`.
    private static let maximumSlotByteCount = 4 << 20

    let index: UInt64
    let previous: Digest
    package let entry: StoredEntry

    var digest: Digest { SHA256.hash(covered + entry.leaf) }

    var bytes: [UInt8] { covered + digest.array + entry.leaf + entry.slot }

    private var covered: [UInt8] {
        Self.magic + BigEndian.bytes(index) + BigEndian.bytes(UInt32(entry.leaf.count))
            + BigEndian.bytes(UInt32(entry.slot.count)) + previous.array
    }

    /// Reads the frame at an offset, or nothing if none is whole there.
    static func read(_ bytes: [UInt8], at offset: Int) -> (frame: Frame, end: Int)? {
        guard bytes.count - offset >= headerByteCount,
            bytes[offset..<(offset + 8)].elementsEqual(magic)
        else { return nil }
        let leafCount = Int(BigEndian.value(bytes[(offset + 16)..<(offset + 20)]))
        let slotCount = Int(BigEndian.value(bytes[(offset + 20)..<(offset + 24)]))
        let start = offset + headerByteCount
        guard leafCount <= Int(UInt16.max), slotCount <= maximumSlotByteCount,
            bytes.count - start >= leafCount + slotCount,
            let previous = Digest(bytes[(offset + 24)..<(offset + 56)]),
            let digest = Digest(bytes[(offset + 56)..<start])
        else { return nil }
        let middle = start + leafCount
        let frame = Frame(
            index: BigEndian.value(bytes[(offset + 8)..<(offset + 16)]),
            previous: previous,
            entry: StoredEntry(
                leaf: Array(bytes[start..<middle]),
                slot: Array(bytes[middle..<(middle + slotCount)])
            )
        )
        return frame.digest == digest ? (frame, middle + slotCount) : nil
    }

    /// Whether what stands at an offset is the beginning of a frame that was not written to its end.
    static func isTorn(_ bytes: [UInt8], at offset: Int) -> Bool {
        let rest = bytes[offset...]
        guard rest.prefix(8).elementsEqual(magic.prefix(rest.count)) else { return false }
        guard rest.count >= headerByteCount else { return true }
        let leafCount = Int(BigEndian.value(bytes[(offset + 16)..<(offset + 20)]))
        let slotCount = Int(BigEndian.value(bytes[(offset + 20)..<(offset + 24)]))
        return leafCount <= Int(UInt16.max) && slotCount <= maximumSlotByteCount
            && rest.count - headerByteCount < leafCount + slotCount
    }
}
