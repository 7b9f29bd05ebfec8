// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// The two forms of an ECDSA signature: raw r‖s, which JOSE carries, and DER, which OpenSSL speaks.
enum DERSignature {
    /// The DER form of 64 raw bytes.
    static func encode(_ raw: [UInt8]) -> [UInt8]? {
        guard let signature = unsafe ECDSA_SIG_new() else { return nil }
        defer { unsafe ECDSA_SIG_free(signature) }
        let r = unsafe BN_bin2bn(Array(raw[..<32]), 32, nil)
        let s = unsafe BN_bin2bn(Array(raw[32...]), 32, nil)
        // From here the signature owns both numbers.
        guard unsafe ECDSA_SIG_set0(signature, r, s) == 1 else { return nil }
        let count = unsafe i2d_ECDSA_SIG(signature, nil)
        guard count > 0 else { return nil }
        var der = [UInt8](repeating: 0, count: Int(count))
        let written = unsafe der.withUnsafeMutableBufferPointer { buffer -> Int32 in
            var cursor = buffer.baseAddress
            return unsafe i2d_ECDSA_SIG(signature, &cursor)
        }
        return written == count ? der : nil
    }

    /// The 64 raw bytes of a DER form that OpenSSL made.
    static func decode(_ der: [UInt8]) -> [UInt8]? {
        let signature = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var cursor = buffer.baseAddress
            return unsafe d2i_ECDSA_SIG(nil, &cursor, buffer.count)
        }
        guard let signature = unsafe signature else { return nil }
        defer { unsafe ECDSA_SIG_free(signature) }
        var raw = [UInt8](repeating: 0, count: 64)
        let done = unsafe raw.withUnsafeMutableBufferPointer { buffer -> Bool in
            guard let base = buffer.baseAddress else { return false }
            return unsafe BN_bn2binpad(ECDSA_SIG_get0_r(signature), base, 32) == 32
                && BN_bn2binpad(ECDSA_SIG_get0_s(signature), base + 32, 32) == 32
        }
        return done ? raw : nil
    }
}
