// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// Bytes that are wiped when they go away: seeds, passphrases, key files.
///
/// It has no description and cannot be copied, so it does not end in a log by accident.
@safe public struct SecretBytes: ~Copyable {
    /// How many bytes there are.
    public let count: Int
    // One byte more than `count`, always zero: OpenSSL reads passphrases as C strings.
    private let storage: UnsafeMutableBufferPointer<UInt8>

    /// That many bytes, as `fill` leaves them.
    public init<Failure: Error>(
        count: Int,
        fill: (inout MutableSpan<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        self.count = count
        unsafe storage = .allocate(capacity: count + 1)
        unsafe storage.initialize(repeating: 0)
        var span = unsafe MutableSpan(_unsafeElements: storage.extracting(0..<count))
        try fill(&span)
    }

    /// A copy of bytes that the caller wipes or does not mind.
    public init(copying bytes: [UInt8]) {
        self.init(count: bytes.count) { span in
            for (index, byte) in bytes.enumerated() { span[index] = byte }
        }
    }

    deinit {
        unsafe OPENSSL_cleanse(storage.baseAddress, storage.count)
        unsafe storage.deallocate()
    }

    /// Lends the bytes.
    public borrowing func withSpan<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe Span(_unsafeElements: UnsafeBufferPointer(storage.extracting(0..<count))))
    }

    /// A copy of the first bytes.
    public borrowing func prefix(_ length: Int) -> SecretBytes {
        let source = unsafe storage
        return SecretBytes(count: min(length, count)) { span in
            for index in 0..<span.count { span[index] = unsafe source[index] }
        }
    }

    /// Lends the bytes as a C string.
    borrowing func withCString<Result>(_ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
        unsafe storage.withMemoryRebound(to: CChar.self) { unsafe body($0.baseAddress) }
    }
}

// The bytes never change after the value is made.
extension SecretBytes: @unchecked Sendable {}
