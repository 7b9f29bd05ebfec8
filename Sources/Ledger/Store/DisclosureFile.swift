// SPDX-License-Identifier: EUPL-1.2

/// The disclosures of a bundle: one slot per entry, `u32be length ‖ disclosures joined with ~`.
enum DisclosureFile {
    static func encode(_ slots: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(slots.reduce(0) { $0 + $1.count + 4 })
        for slot in slots {
            bytes += BigEndian.bytes(UInt32(slot.count))
            bytes += slot
        }
        return bytes
    }

    /// The ranges of the slots in a file of exactly that many, or nothing.
    static func ranges(in bytes: [UInt8], count: Int) -> [Range<Int>]? {
        var ranges: [Range<Int>] = []
        var offset = 0
        for _ in 0..<count {
            guard offset + 4 <= bytes.count else { return nil }
            let length = Int(BigEndian.value(bytes[offset..<(offset + 4)]))
            let start = offset + 4
            guard length <= bytes.count - start else { return nil }
            ranges.append(start..<(start + length))
            offset = start + length
        }
        return offset == bytes.count ? ranges : nil
    }
}
