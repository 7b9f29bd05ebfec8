// SPDX-License-Identifier: EUPL-1.2

/// The checks on an encoded Ed25519 point that RFC 8032 leaves to the verifier.
///
/// OpenSSL accepts points of low order, for which one signature verifies many messages: an
/// authority with such a key could deny, or claim, anything.
enum Ed25519Point {
    /// The field prime 2^255 - 19, little-endian.
    private static let prime: [UInt8] = [0xED] + Array(repeating: 0xFF, count: 30) + [0x7F]

    /// The y of every point whose order divides 8, little-endian.
    private static let lowOrder: [[UInt8]] = [
        Array(repeating: 0, count: 32),
        [1] + Array(repeating: 0, count: 31),
        [0xEC] + Array(repeating: 0xFF, count: 30) + [0x7F],
        [
            0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF,
            0x98, 0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88,
            0x6D, 0x53, 0xFC, 0x05,
        ],
        [
            0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10,
            0x67, 0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77,
            0x92, 0xAC, 0x03, 0x7A,
        ],
    ]

    /// Why 32 bytes are refused as a point, or nothing.
    static func refusal(of bytes: [UInt8]) -> KeyError? {
        var y = bytes
        y[31] &= 0x7F
        guard y.reversed().lexicographicallyPrecedes(prime.reversed()) else { return .notCanonical }
        return lowOrder.contains(y) ? .lowOrder : nil
    }
}
