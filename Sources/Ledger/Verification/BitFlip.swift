// SPDX-License-Identifier: EUPL-1.2

/// Finds the one bit that must be flipped for bytes to be right: most damage is that small, and
/// saying which byte it is tells a failing disk from a forger.
enum BitFlip {
    /// Longer inputs are not searched: the search hashes each of them eight times a byte.
    static let maximumByteCount = 16 << 10

    /// - Parameter maximum: the longest input to search; less where each try costs a signature.
    /// - Returns: the byte, and the bytes as they were; nothing if more than one bit is wrong.
    static func find(
        _ bytes: [UInt8],
        maximum: Int = maximumByteCount,
        isRight: ([UInt8]) -> Bool
    ) -> (offset: Int, repaired: [UInt8])? {
        guard bytes.count <= maximum else { return nil }
        var candidate = bytes
        for offset in bytes.indices {
            for bit in 0..<8 {
                candidate[offset] ^= 1 << bit
                if isRight(candidate) { return (offset, candidate) }
                candidate[offset] ^= 1 << bit
            }
        }
        return nil
    }

    /// Where two byte strings first differ.
    static func firstDifference(_ a: [UInt8], _ b: [UInt8]) -> Int? {
        if a == b { return nil }
        for (index, (x, y)) in zip(a, b).enumerated() where x != y { return index }
        return min(a.count, b.count)
    }
}
