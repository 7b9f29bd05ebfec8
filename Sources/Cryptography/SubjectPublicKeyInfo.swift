// SPDX-License-Identifier: EUPL-1.2

/// The DER frames of SubjectPublicKeyInfo (RFC 5480, RFC 8410), fixed for both algorithms.
enum SubjectPublicKeyInfo {
    /// Everything before the key itself.
    static func prefix(_ algorithm: KeyAlgorithm) -> [UInt8] {
        switch algorithm {
        case .ed25519:
            [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        case .es256:
            [
                0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06,
                0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
            ]
        }
    }

    /// How long the key itself is: an Ed25519 point, or an uncompressed P-256 point.
    static func keyByteCount(_ algorithm: KeyAlgorithm) -> Int {
        switch algorithm {
        case .ed25519: 32
        case .es256: 65
        }
    }
}
