// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
import Notation

/// That who asks for a key's enrolment has it: a JWS by the new key over the ledger, the authority,
/// the role and its own thumbprint (RFC 7515, compact form).
public enum KeyProof {
    private static let type = "feuillet-key-proof"

    /// Makes the proof.
    ///
    /// - Parameter genesis: the leaf hash of the ledger's genesis.
    public static func make(
        genesis: Digest,
        authority: AuthorityIdentifier,
        role: KeyRole,
        key: borrowing SigningKey
    ) throws(OpenSSLError) -> String {
        let half = key.verificationKey
        let input = signingInput(genesis: genesis, authority: authority, role: role, key: half)
        let signature = try key.sign(input)
        return String(decoding: input, as: UTF8.self) + "." + Base64.url.encode(signature)
    }

    /// Whether a text is that proof.
    public static func verifies(
        _ text: String,
        genesis: Digest,
        authority: AuthorityIdentifier,
        role: KeyRole,
        key: VerificationKey
    ) -> Bool {
        let input = signingInput(genesis: genesis, authority: authority, role: role, key: key)
        let bytes = Array(text.utf8)
        guard bytes.starts(with: input), bytes.count > input.count + 1,
            bytes[input.count] == UInt8(ascii: "."),
            let signature = Base64.url.decode(bytes[(input.count + 1)...])
        else { return false }
        if key.algorithm == .es256 {
            guard signature.count == 64, P256Order.hasLowS(signature) else { return false }
        }
        return key.verifies(signature, of: input)
    }

    private static func signingInput(
        genesis: Digest,
        authority: AuthorityIdentifier,
        role: KeyRole,
        key: VerificationKey
    ) -> [UInt8] {
        let header = JSONValue.object([
            JSONMember("alg", .string(key.algorithm.rawValue)), JSONMember("typ", .string(type)),
        ])
        let payload = JSONValue.object([
            JSONMember("iss", .string(authority.text)),
            JSONMember("log", .string(genesis.base64URL)),
            JSONMember("role", .string(role.rawValue)),
            JSONMember("thumbprint", .string(key.thumbprint)),
        ])
        return Base64.url.encodedBytes(header.canonical()) + [UInt8(ascii: ".")]
            + Base64.url.encodedBytes(payload.canonical())
    }
}
