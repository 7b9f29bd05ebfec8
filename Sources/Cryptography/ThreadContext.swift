// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// The OpenSSL context that a thread hashes with, made when it first does and gone with it: making one anew is a
/// quarter of a short hash.
///
/// Whoever borrows it ends a whole computation before anything else on the thread can begin one.
@safe enum ThreadContext {
    private static let key: CRYPTO_THREAD_LOCAL = {
        var key = CRYPTO_THREAD_LOCAL()
        let done = unsafe CRYPTO_THREAD_init_local(&key) { context in
            if let context = unsafe context { unsafe EVP_MD_CTX_free(OpaquePointer(context)) }
        }
        precondition(done == 1, "the system gives a key for a value of each thread")
        return key
    }()

    static func withCurrent(_ body: (OpaquePointer) -> Void) {
        var key = key
        if let context = unsafe CRYPTO_THREAD_get_local(&key) {
            return unsafe body(OpaquePointer(context))
        }
        guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        let done = unsafe CRYPTO_THREAD_set_local(&key, UnsafeMutableRawPointer(context))
        precondition(done == 1, "the system keeps a value of each thread")
        unsafe body(context)
    }
}
