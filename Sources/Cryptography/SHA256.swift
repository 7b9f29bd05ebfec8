// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// A SHA-256 computation over input that arrives in parts.
///
/// The value owns one OpenSSL context, so it can be moved but not copied.
@safe public struct SHA256: ~Copyable {
    private let context: OpaquePointer

    /// Starts a computation.
    public init() {
        guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        unsafe self.context = context
        let done = unsafe EVP_DigestInit_ex(context, FetchedDigest.sha256.pointer, nil)
        precondition(done == 1, "SHA-256 did not start")
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds bytes to the input.
    public mutating func update(_ bytes: Span<UInt8>) {
        let done = unsafe bytes.withUnsafeBufferPointer {
            unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
        }
        precondition(done == 1, "SHA-256 did not go on")
    }

    /// Ends the computation.
    public consuming func finalize() -> Digest {
        var bytes = [32 of UInt8](repeating: 0)
        var span = bytes.mutableSpan
        let done = unsafe span.withUnsafeMutableBufferPointer {
            unsafe EVP_DigestFinal_ex(context, $0.baseAddress, nil)
        }
        precondition(done == 1, "SHA-256 did not end")
        return Digest(bytes)
    }

    /// The digest of input that is already in one piece.
    public static func hash(_ bytes: Span<UInt8>) -> Digest {
        var digest = [32 of UInt8](repeating: 0)
        var span = digest.mutableSpan
        let done = unsafe span.withUnsafeMutableBufferPointer { output in
            unsafe bytes.withUnsafeBufferPointer { input in
                unsafe EVP_Digest(
                    input.baseAddress,
                    input.count,
                    output.baseAddress,
                    nil,
                    FetchedDigest.sha256.pointer,
                    nil
                )
            }
        }
        precondition(done == 1, "SHA-256 failed")
        return Digest(digest)
    }

    /// The digest of an array.
    public static func hash(_ bytes: [UInt8]) -> Digest { hash(bytes.span) }
}
