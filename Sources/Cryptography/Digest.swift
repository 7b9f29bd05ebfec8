// SPDX-License-Identifier: EUPL-1.2

/// A SHA-256 digest (FIPS 180-4).
public struct Digest: Sendable {
    /// How long every digest is, in bytes.
    public static let byteCount = 32
    /// How long every digest is in unpadded base64url.
    private static let textByteCount = 43

    /// The bytes, stored in place: an array of digests is one block of memory.
    public let bytes: [32 of UInt8]

    /// A digest that was computed elsewhere.
    public init(_ bytes: [32 of UInt8]) {
        self.bytes = bytes
    }

    /// A digest read from somewhere, or nothing if there are not exactly 32 bytes.
    ///
    /// It is not generic, for digests are read by the million from tiles, and what is generic in another
    /// module costs a look-up of types for each byte.
    public init?(_ source: ArraySlice<UInt8>) {
        guard source.count == Self.byteCount else { return nil }
        var bytes = [32 of UInt8](repeating: 0)
        var span = bytes.mutableSpan
        unsafe span.withUnsafeMutableBytes { to in
            unsafe source.withUnsafeBytes { from in unsafe to.copyMemory(from: from) }
        }
        self.bytes = bytes
    }

    /// A digest read from somewhere, or nothing if there are not exactly 32 bytes.
    public init?(_ source: [UInt8]) { self.init(source[...]) }

    /// A digest in standard base64, as checkpoints and proofs write it.
    public init?(base64 text: String) {
        guard let bytes = Base64.standard.decode(text) else { return nil }
        self.init(bytes)
    }

    /// A digest in unpadded base64url, as entries write it.
    public init?(base64URL text: String) {
        guard text.utf8.count == Self.textByteCount, let bytes = Base64.url.decode(text) else {
            return nil
        }
        self.init(bytes)
    }

    /// The bytes as an array.
    public var array: [UInt8] {
        let span = bytes.span
        return unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// Standard base64.
    public var base64: String { Base64.standard.encode(array) }

    /// Unpadded base64url.
    public var base64URL: String { Base64.url.encode(array) }
}

extension Digest: Equatable {
    /// Whether two digests have the same bytes. It takes the same time whatever they are.
    public static func == (a: Digest, b: Digest) -> Bool {
        var difference: UInt64 = 0
        for index in 0..<4 { difference |= a.word(index) ^ b.word(index) }
        return difference == 0
    }
}

extension Digest: Hashable {
    /// Feeds the bytes to `hasher`, eight at a time.
    public func hash(into hasher: inout Hasher) {
        for index in 0..<4 { hasher.combine(word(index)) }
    }

    /// Eight of the bytes, as a number.
    @inline(__always)
    private func word(_ index: Int) -> UInt64 {
        let span = bytes.span
        return unsafe span.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)
        }
    }
}

extension Digest: CustomStringConvertible {
    /// Lowercase hexadecimal.
    public var description: String { Hexadecimal.encode(array) }
}
