// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// A public key, checked when it is read and kept in the form that OpenSSL verifies with.
///
/// A class because many entries share one OpenSSL object, which never changes.
@safe public final class VerificationKey: Sendable {
    /// The one algorithm with which this key verifies; a message never chooses.
    public let algorithm: KeyAlgorithm
    /// The key itself: 32 bytes for Ed25519, `04‖x‖y` for P-256.
    public let bytes: [UInt8]
    // OpenSSL allows concurrent use of an `EVP_PKEY` that no one changes (openssl-threads(7)).
    private nonisolated(unsafe) let key: OpaquePointer

    /// Reads a key in its raw form.
    public init(algorithm: KeyAlgorithm, bytes: [UInt8]) throws(KeyError) {
        guard bytes.count == SubjectPublicKeyInfo.keyByteCount(algorithm) else {
            throw .unreadable
        }
        switch algorithm {
        case .ed25519: if let refusal = Ed25519Point.refusal(of: bytes) { throw refusal }
        case .es256: guard bytes[0] == 0x04 else { throw .notCanonical }
        }
        let der = SubjectPublicKeyInfo.prefix(algorithm) + bytes
        let key = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var cursor = buffer.baseAddress
            return unsafe d2i_PUBKEY(nil, &cursor, buffer.count)
        }
        guard let key = unsafe key else {
            ERR_clear_error()
            throw .notCanonical
        }
        self.algorithm = algorithm
        self.bytes = bytes
        unsafe self.key = key
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// Reads a DER SubjectPublicKeyInfo.
    public convenience init(subjectPublicKeyInfo der: [UInt8]) throws(KeyError) {
        for algorithm in KeyAlgorithm.allCases {
            let prefix = SubjectPublicKeyInfo.prefix(algorithm)
            guard der.starts(with: prefix) else { continue }
            try self.init(algorithm: algorithm, bytes: Array(der[prefix.count...]))
            return
        }
        throw .unreadable
    }

    /// The DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
    public var subjectPublicKeyInfo: [UInt8] { SubjectPublicKeyInfo.prefix(algorithm) + bytes }

    /// The PEM text that `openssl pkey -pubin` reads (RFC 7468 §13).
    public var pem: String { PEM.encode(subjectPublicKeyInfo, label: "PUBLIC KEY") }

    /// Whether `signature` is this key's over `message`.
    ///
    /// - Parameter signature: 64 bytes: R‖S for Ed25519 (RFC 8032), r‖s for P-256 (RFC 7518 §3.4).
    ///   Either s of an ECDSA signature is accepted here; an entry asks for the lower.
    public func verifies(_ signature: [UInt8], of message: Span<UInt8>) -> Bool {
        switch algorithm {
        case .ed25519: verifiesEd25519(signature, of: message)
        case .es256: verifiesES256(signature, of: SHA256.hash(message))
        }
    }

    /// Whether `signature` is this key's over an array of bytes.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        verifies(signature, of: message.span)
    }

    /// Whether `signature` is this P-256 key's over the message that has a digest, which whoever asks has
    /// computed for something else as well. Never so for another algorithm.
    public func verifiesES256(_ signature: [UInt8], of digest: Digest) -> Bool {
        guard algorithm == .es256, signature.count == 64,
            let der = DERSignature.encode(signature),
            let context = unsafe EVP_PKEY_CTX_new(key, nil)
        else { return false }
        defer {
            unsafe EVP_PKEY_CTX_free(context)
            ERR_clear_error()
        }
        guard unsafe EVP_PKEY_verify_init(context) == 1 else { return false }
        return unsafe digest.bytes.span.withUnsafeBufferPointer { digest in
            unsafe EVP_PKEY_verify(context, der, der.count, digest.baseAddress, digest.count)
        } == 1
    }

    private func verifiesEd25519(_ signature: [UInt8], of message: Span<UInt8>) -> Bool {
        // OpenSSL checks S < L; R is checked as A was.
        guard signature.count == 64, Ed25519Point.refusal(of: Array(signature[..<32])) == nil,
            let context = unsafe EVP_MD_CTX_new()
        else { return false }
        defer {
            unsafe EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        guard unsafe EVP_DigestVerifyInit_ex(context, nil, nil, nil, nil, key, nil) == 1 else {
            return false
        }
        return unsafe message.withUnsafeBufferPointer { message in
            unsafe EVP_DigestVerify(
                context,
                signature,
                signature.count,
                message.baseAddress,
                message.count
            )
        } == 1
    }
}

extension VerificationKey: Equatable {
    /// Whether two keys are the same key.
    public static func == (a: VerificationKey, b: VerificationKey) -> Bool {
        a.algorithm == b.algorithm && a.bytes == b.bytes
    }
}

extension VerificationKey: Hashable {
    /// Feeds the key to `hasher`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(algorithm)
        hasher.combine(bytes)
    }
}
