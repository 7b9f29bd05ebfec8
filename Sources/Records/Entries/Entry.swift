// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
import Notation

/// A signed statement: an SD-JWT without its disclosures (RFC 9901), in compact form. Its bytes
/// are the leaf of the tree.
///
/// An entry is verified over the bytes that were read; nothing is written again to be verified.
public struct Entry: Sendable {
    /// The longest entry, in bytes: what an entry bundle can hold.
    public static let maximumByteCount = 65_535
    static let type = "feuillet+sd-jwt"

    /// The bytes of the leaf, all ASCII.
    public let leaf: [UInt8]
    /// What it says.
    public let statement: Statement
    /// The thumbprint of the key that signed.
    public let keyID: String
    /// The algorithm that the header names; the enrolled key's must be the same.
    public let algorithm: KeyAlgorithm
    /// What the next entry of the chain names as its predecessor.
    public let signingInputDigest: Digest
    private let signature: [UInt8]
    private let signingInputCount: Int

    /// Reads a leaf. The signature is not verified.
    public init(leaf: [UInt8]) throws(EntryError) {
        guard leaf.count <= Self.maximumByteCount else {
            throw .malformed(
                "l'inscription dépasse \(Self.maximumByteCount) octets",
                "the entry is longer than \(Self.maximumByteCount) bytes"
            )
        }
        let parts = leaf.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64.url.decode(parts[0]),
            let payload = Base64.url.decode(parts[1]),
            let signature = Base64.url.decode(parts[2]), signature.count == 64
        else {
            throw .malformed(
                "l'inscription n'est pas un JWT compact avec une signature de 64 octets",
                "the entry is not a compact JWT with a signature of 64 bytes"
            )
        }
        (algorithm, keyID) = try Self.header(header)
        statement = try Statement(payload: payload)
        self.leaf = leaf
        self.signature = signature
        signingInputCount = parts[0].count + 1 + parts[1].count
        signingInputDigest = SHA256.hash(leaf.span.extracting(0..<signingInputCount))
    }

    /// Signs a statement.
    ///
    /// - Throws: ``EntryError/malformed(_:)`` if it is too long, or OpenSSL's failure.
    public init(signing statement: Statement, with key: borrowing SigningKey) throws {
        let header = Self.header(key.verificationKey).canonical()
        let payload = statement.payload.canonical()
        let input =
            Base64.url.encodedBytes(header) + [UInt8(ascii: ".")]
            + Base64.url.encodedBytes(payload)
        let signature = try key.sign(input)
        try self.init(leaf: input + [UInt8(ascii: ".")] + Base64.url.encodedBytes(signature))
    }

    /// The bytes that are signed: `header.payload`.
    public var signingInput: [UInt8] { Array(leaf[..<signingInputCount]) }

    /// Whether the key signed this entry. An ECDSA signature must have the lower s.
    public func isSigned(by key: VerificationKey) -> Bool {
        guard key.algorithm == algorithm else { return false }
        return switch algorithm {
        case .ed25519: key.verifies(signature, of: leaf.span.extracting(0..<signingInputCount))
        case .es256:
            P256Order.hasLowS(signature) && key.verifiesES256(signature, of: signingInputDigest)
        }
    }

    private static func header(_ key: VerificationKey) -> JSONValue {
        .object([
            JSONMember("alg", .string(key.algorithm.rawValue)),
            JSONMember("kid", .string(key.thumbprint)),
            JSONMember("typ", .string(type)),
        ])
    }

    private static func header(_ bytes: [UInt8]) throws(EntryError) -> (KeyAlgorithm, String) {
        guard let (json, isCanonical) = try? JSONValue.read(bytes), isCanonical,
            json.members?.count == 3, json["typ"]?.string == type,
            let algorithm = json["alg"]?.string.flatMap(KeyAlgorithm.init),
            let keyID = json["kid"]?.string, Digest(base64URL: keyID) != nil
        else {
            throw .malformed(
                "l'en-tête n'est pas celui de ce format",
                "the header is not one of this format"
            )
        }
        return (algorithm, keyID)
    }
}
