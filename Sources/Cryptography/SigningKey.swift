// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// A private key.
///
/// The value is the only owner of the OpenSSL key, which wipes and frees it when it goes away.
/// It has no description. Share one key between tasks by storing it in a `Sendable` class.
@safe public struct SigningKey: ~Copyable {
    /// The public half.
    public let verificationKey: VerificationKey
    let key: OpaquePointer

    /// Takes ownership of `key`, whatever comes of it.
    init(owning key: OpaquePointer) throws(KeyError) {
        do throws(KeyError) {
            verificationKey = try unsafe Self.publicHalf(of: key)
        } catch {
            unsafe EVP_PKEY_free(key)
            throw error
        }
        unsafe self.key = key
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// The algorithm with which it signs.
    public var algorithm: KeyAlgorithm { verificationKey.algorithm }

    /// Makes a new random key.
    public static func generate(_ algorithm: KeyAlgorithm) throws(KeyError) -> SigningKey {
        let name = algorithm == .ed25519 ? "ED25519" : "EC"
        guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, name, nil) else {
            throw .unreadable
        }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        guard unsafe EVP_PKEY_keygen_init(context) == 1 else { throw .unreadable }
        if algorithm == .es256 {
            guard unsafe EVP_PKEY_CTX_set_group_name(context, "prime256v1") == 1 else {
                throw .unreadable
            }
        }
        var key: OpaquePointer?
        guard unsafe EVP_PKEY_keygen(context, &key) == 1, let key = unsafe key else {
            throw .unreadable
        }
        return try unsafe SigningKey(owning: key)
    }

    /// Reads the 32-byte seed of an Ed25519 key (RFC 8032 §5.1.5).
    public init(seed: Span<UInt8>) throws(KeyError) {
        let key = unsafe seed.withUnsafeBufferPointer {
            unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, $0.baseAddress, $0.count)
        }
        guard let key = unsafe key else {
            ERR_clear_error()
            throw .unreadable
        }
        try unsafe self.init(owning: key)
    }

    /// Signs `message`.
    ///
    /// - Returns: 64 bytes: R‖S for Ed25519, r‖s with the lower s for P-256.
    public borrowing func sign(_ message: Span<UInt8>) throws(OpenSSLError) -> [UInt8] {
        guard let context = unsafe EVP_MD_CTX_new() else { throw OpenSSLError("EVP_MD_CTX_new") }
        defer { unsafe EVP_MD_CTX_free(context) }
        let digest = algorithm == .es256 ? "SHA256" : nil
        guard unsafe EVP_DigestSignInit_ex(context, nil, digest, nil, nil, key, nil) == 1 else {
            throw OpenSSLError("EVP_DigestSignInit_ex")
        }
        var signature = [UInt8](repeating: 0, count: 80)
        var count = signature.count
        let done = unsafe message.withUnsafeBufferPointer { message in
            unsafe EVP_DigestSign(context, &signature, &count, message.baseAddress, message.count)
        }
        guard done == 1 else { throw OpenSSLError("EVP_DigestSign") }
        signature.removeLast(signature.count - count)
        guard algorithm == .es256 else { return signature }
        guard let raw = DERSignature.decode(signature) else { throw OpenSSLError("d2i_ECDSA_SIG") }
        return P256Order.loweringS(raw)
    }

    /// Signs an array of bytes.
    public borrowing func sign(_ message: [UInt8]) throws(OpenSSLError) -> [UInt8] {
        try sign(message.span)
    }

    private static func publicHalf(of key: OpaquePointer) throws(KeyError) -> VerificationKey {
        let count = unsafe i2d_PUBKEY(key, nil)
        guard count > 0 else { throw .unreadable }
        var der = [UInt8](repeating: 0, count: Int(count))
        let written = unsafe der.withUnsafeMutableBufferPointer { buffer -> Int32 in
            var cursor = buffer.baseAddress
            return unsafe i2d_PUBKEY(key, &cursor)
        }
        guard written == count else { throw .unreadable }
        return try VerificationKey(subjectPublicKeyInfo: der)
    }
}

// OpenSSL never changes an `EVP_PKEY` after this type has made it, and its
// manual (openssl-threads(7)) allows concurrent reads of such an object.
extension SigningKey: @unchecked Sendable {}
