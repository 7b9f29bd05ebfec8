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
        unsafe whole { context in unsafe feed(context, bytes) }
    }

    /// The digest of one byte and what follows it, as a tree hashes its leaves.
    public static func hash(_ first: UInt8, _ bytes: Span<UInt8>) -> Digest {
        let prefix = [1 of UInt8](repeating: first)
        return unsafe whole { context in
            unsafe feed(context, prefix.span) & feed(context, bytes)
        }
    }

    /// The digest of one byte and two digests, as a tree hashes its nodes.
    public static func hash(_ first: UInt8, _ left: Digest, _ right: Digest) -> Digest {
        // In one piece: each piece costs OpenSSL a quarter of what it costs to hash it.
        var input = [65 of UInt8](repeating: first)
        var span = input.mutableSpan
        unsafe span.withUnsafeMutableBytes { to in
            unsafe to.storeBytes(of: left.bytes, toByteOffset: 1, as: [32 of UInt8].self)
            unsafe to.storeBytes(of: right.bytes, toByteOffset: 33, as: [32 of UInt8].self)
        }
        return hash(input.span)
    }

    /// A whole computation, with the context of the thread.
    private static func whole(_ feed: (OpaquePointer) -> Int32) -> Digest {
        var digest = [32 of UInt8](repeating: 0)
        var span = digest.mutableSpan
        unsafe ThreadContext.withCurrent { context in
            let begun = unsafe EVP_DigestInit_ex2(context, FetchedDigest.sha256.pointer, nil)
            let fed = unsafe feed(context)
            let ended = unsafe span.withUnsafeMutableBufferPointer {
                unsafe EVP_DigestFinal_ex(context, $0.baseAddress, nil)
            }
            precondition(begun & fed & ended == 1, "SHA-256 failed")
        }
        return Digest(digest)
    }

    @inline(__always)
    private static func feed(_ context: OpaquePointer, _ bytes: Span<UInt8>) -> Int32 {
        unsafe bytes.withUnsafeBufferPointer {
            unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
        }
    }

    /// The digest of an array.
    public static func hash(_ bytes: [UInt8]) -> Digest { hash(bytes.span) }
}
