// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// A value and its salt, apart from the leaf that holds their digest (RFC 9901, for an element of
/// an array): unpadded base64url of canonical `[salt, value]`.
public struct Disclosure: Sendable, Equatable {
    /// How long a salt is, in bytes.
    static let saltByteCount = 16
    /// The longest disclosure, in base64url bytes.
    public static let maximumByteCount = 1 << 20

    /// The text, in ASCII.
    public let text: String
    /// The salt, in base64url.
    public let salt: String
    /// The value.
    public let value: JSONValue

    /// Hides a value behind a fresh salt.
    public init(value: JSONValue, random: RandomSource) {
        salt = Base64.url.encode(random.bytes(Self.saltByteCount))
        self.value = value
        text = Base64.url.encode(JSONValue.array([.string(salt), value]).canonical())
    }

    /// Reads a disclosure that is written as it must be.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.maximumByteCount, let bytes = Base64.url.decode(text),
            let pair = try? JSONValue.read(bytes), pair.isCanonical,
            let elements = pair.value.elements, elements.count == 2,
            let salt = elements[0].string,
            Base64.url.decode(salt)?.count == Self.saltByteCount
        else { return nil }
        self.text = text
        self.salt = salt
        value = elements[1]
    }

    /// The digest that stands in the leaf: over the ASCII of the text.
    public var digest: Digest { SHA256.hash(text.utf8Span.span) }
}
