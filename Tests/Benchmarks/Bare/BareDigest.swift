// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// SHA-256 by OpenSSL with one context for every message, the quickest way that it offers.
@safe final class BareDigest {
    private let context = unsafe EVP_MD_CTX_new()
    private let method = unsafe EVP_MD_fetch(nil, "SHA256", nil)
    private var output = [UInt8](repeating: 0, count: 32)

    deinit {
        unsafe EVP_MD_CTX_free(context)
        unsafe EVP_MD_free(method)
    }

    func hash(_ bytes: [UInt8], _ range: Range<Int>) {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe EVP_DigestInit_ex2(context, method, nil)
            _ = unsafe EVP_DigestUpdate(
                context,
                buffer.baseAddress.map { unsafe $0 + range.lowerBound },
                range.count
            )
        }
        unsafe EVP_DigestFinal_ex(context, &output, nil)
    }
}
