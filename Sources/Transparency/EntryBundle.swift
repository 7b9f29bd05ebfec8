// SPDX-License-Identifier: EUPL-1.2

/// The bytes of an entry bundle: each entry behind its length, a 16-bit big-endian number.
public enum EntryBundle {
    /// The longest entry that a length can say.
    public static let maximumEntryByteCount = Int(UInt16.max)

    /// The bundle of some entries.
    public static func encode(_ entries: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.reduce(0) { $0 + $1.count + 2 })
        for entry in entries {
            precondition(entry.count <= maximumEntryByteCount, "an entry fits in a bundle")
            bytes.append(UInt8(entry.count >> 8))
            bytes.append(UInt8(entry.count & 0xFF))
            bytes.append(contentsOf: entry)
        }
        return bytes
    }

    /// The ranges of the entries in a bundle of exactly `count`, or the offset at which it ends
    /// too early or goes on too long.
    public static func ranges(in bytes: [UInt8], count: Int) -> Result<[Range<Int>], Misfit> {
        var ranges: [Range<Int>] = []
        var offset = 0
        for _ in 0..<count {
            guard offset + 2 <= bytes.count else { return .failure(Misfit(offset: offset)) }
            let start = offset + 2
            let end = start + (Int(bytes[offset]) << 8 | Int(bytes[offset + 1]))
            guard end <= bytes.count else { return .failure(Misfit(offset: offset)) }
            ranges.append(start..<end)
            offset = end
        }
        guard offset == bytes.count else { return .failure(Misfit(offset: offset)) }
        return .success(ranges)
    }

    /// A bundle whose lengths do not fill it exactly.
    public struct Misfit: Error, Sendable, Equatable {
        /// Where, in bytes.
        public let offset: Int
    }
}
