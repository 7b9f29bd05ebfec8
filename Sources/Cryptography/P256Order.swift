// SPDX-License-Identifier: EUPL-1.2

/// The order of the P-256 group (FIPS 186-5), and the lower of the two s that sign a message.
///
/// From a signature (r, s) anyone can make (r, n - s). An entry accepts only the lower, so that
/// its bytes are the only ones that carry its signature.
public enum P256Order {
    /// n, big-endian.
    private static let order: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63,
        0x25, 0x51,
    ]

    /// Whether the s of a raw signature (r‖s, 64 bytes) is at most n / 2.
    public static func hasLowS(_ signature: [UInt8]) -> Bool {
        let s = Array(signature[32...])
        // s <= n - s
        return !complement(s).lexicographicallyPrecedes(s)
    }

    /// The signature with the lower of its two s.
    public static func loweringS(_ signature: [UInt8]) -> [UInt8] {
        hasLowS(signature)
            ? signature : Array(signature[..<32]) + complement(Array(signature[32...]))
    }

    /// n - s, for 0 < s < n.
    private static func complement(_ s: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: 32)
        var borrow = 0
        for index in stride(from: 31, through: 0, by: -1) {
            let difference = Int(order[index]) - Int(s[index]) - borrow
            borrow = difference < 0 ? 1 : 0
            result[index] = UInt8(truncatingIfNeeded: difference)
        }
        return result
    }
}
