// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

extension SigningKey {
    /// How often PBKDF2 hashes a passphrase (OWASP's figure for HMAC-SHA-256, 2023).
    private static let passphraseIterations: Int32 = 600_000
    /// The line that opens a key under a passphrase (RFC 7468 §11).
    private static let protectedLabel = Array("-----BEGIN ENCRYPTED PRIVATE KEY-----".utf8)

    /// The PKCS#8 PEM text (RFC 5958), under a passphrase if there is one: PBES2 with
    /// PBKDF2-HMAC-SHA-256 and AES-256-CBC, which every `openssl` reads.
    public borrowing func pem(
        passphrase: borrowing SecretBytes?
    ) throws(OpenSSLError) -> SecretBytes {
        guard let info = unsafe EVP_PKEY2PKCS8(key) else { throw OpenSSLError("EVP_PKEY2PKCS8") }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
        // A BIO in secure memory is wiped when it is freed.
        guard let output = unsafe BIO_new(BIO_s_secmem()) else { throw OpenSSLError("BIO_new") }
        defer { unsafe BIO_free(output) }
        switch passphrase {
        case .none:
            guard unsafe PEM_write_bio_PKCS8_PRIV_KEY_INFO(output, info) == 1 else {
                throw OpenSSLError("PEM_write_bio_PKCS8_PRIV_KEY_INFO")
            }
        case .some(let passphrase):
            let count = Int32(passphrase.count)
            let sealed = unsafe passphrase.withCString { text in
                unsafe PKCS8_encrypt(
                    -1,
                    EVP_aes_256_cbc(),
                    text,
                    count,
                    nil,
                    0,
                    Self.passphraseIterations,
                    info
                )
            }
            guard let sealed = unsafe sealed else { throw OpenSSLError("PKCS8_encrypt") }
            defer { unsafe X509_SIG_free(sealed) }
            guard unsafe PEM_write_bio_PKCS8(output, sealed) == 1 else {
                throw OpenSSLError("PEM_write_bio_PKCS8")
            }
        }
        return try unsafe Self.contents(of: output)
    }

    private static func contents(of output: OpaquePointer) throws(OpenSSLError) -> SecretBytes {
        let count = unsafe BIO_ctrl_pending(output)
        return try SecretBytes(count: count) { span throws(OpenSSLError) in
            let read = unsafe span.withUnsafeMutableBufferPointer {
                unsafe BIO_read(output, $0.baseAddress, Int32(count))
            }
            guard read == Int32(count) else { throw OpenSSLError("BIO_read") }
        }
    }

    /// Reads a PKCS#8 PEM text.
    ///
    /// - Throws: ``KeyError/passphraseMissing`` and ``KeyError/passphraseWrong`` for a protected
    ///   key, ``KeyError/unreadable`` for what is no key.
    public init(
        pem: borrowing SecretBytes,
        passphrase: borrowing SecretBytes?
    ) throws(KeyError) {
        let isProtected = pem.withSpan { text in
            text.count >= Self.protectedLabel.count
                && Self.protectedLabel.indices.allSatisfy { text[$0] == Self.protectedLabel[$0] }
        }
        let key: OpaquePointer?
        switch passphrase {
        case .none:
            guard !isProtected else { throw .passphraseMissing }
            unsafe key = Self.read(pem, passphrase: nil)
        case .some(let passphrase):
            unsafe key = passphrase.withCString { unsafe Self.read(pem, passphrase: $0) }
        }
        guard let key = unsafe key else {
            ERR_clear_error()
            throw isProtected ? .passphraseWrong : .unreadable
        }
        try unsafe self.init(owning: key)
    }

    private static func read(
        _ pem: borrowing SecretBytes,
        passphrase: UnsafeMutablePointer<CChar>?
    ) -> OpaquePointer? {
        let count = Int32(pem.count)
        return unsafe pem.withCString { text -> OpaquePointer? in
            guard let input = unsafe BIO_new_mem_buf(text, count) else { return nil }
            defer { unsafe BIO_free(input) }
            // Without a passphrase or a callback OpenSSL would ask on the terminal.
            guard let passphrase = unsafe passphrase else {
                return unsafe PEM_read_bio_PrivateKey(input, nil, { _, _, _, _ in -1 }, nil)
            }
            return unsafe PEM_read_bio_PrivateKey(input, nil, nil, passphrase)
        }
    }
}
