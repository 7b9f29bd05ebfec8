// SPDX-License-Identifier: EUPL-1.2

extension VerificationKey {
    /// The members that a JWK must have (RFC 7517, RFC 8037 §2), in the order of their names.
    public var jwkMembers: [(name: String, value: String)] {
        switch algorithm {
        case .ed25519:
            [("crv", "Ed25519"), ("kty", "OKP"), ("x", Base64.url.encode(bytes))]
        case .es256:
            [
                ("crv", "P-256"),
                ("kty", "EC"),
                ("x", Base64.url.encode(Array(bytes[1..<33]))),
                ("y", Base64.url.encode(Array(bytes[33...]))),
            ]
        }
    }

    /// Reads the members of a JWK; a member that is unknown or missing is refused.
    public convenience init(jwkMembers members: [String: String]) throws(KeyError) {
        // Byte by byte: Swift's own comparison of texts would take U+212A for a K.
        func has(_ name: String, _ value: String) -> Bool {
            members[name]?.utf8.elementsEqual(value.utf8) == true
        }
        func coordinate(_ name: String) throws(KeyError) -> [UInt8] {
            guard let text = members[name], let bytes = Base64.url.decode(text), bytes.count == 32
            else { throw .unreadable }
            return bytes
        }
        if has("kty", "OKP"), has("crv", "Ed25519"), members.count == 3 {
            try self.init(algorithm: .ed25519, bytes: try coordinate("x"))
        } else if has("kty", "EC"), has("crv", "P-256"), members.count == 4 {
            let point = [0x04] + (try coordinate("x")) + (try coordinate("y"))
            try self.init(algorithm: .es256, bytes: point)
        } else {
            throw .unreadable
        }
    }

    /// The key's name in entries: its RFC 7638 thumbprint with SHA-256, in base64url.
    public var thumbprint: String {
        // Every member is a required one, in order, and none needs an escape (RFC 7638 §3).
        let members = jwkMembers.map { "\"\($0.name)\":\"\($0.value)\"" }
        let text = "{" + members.joined(separator: ",") + "}"
        return SHA256.hash(text.utf8Span.span).base64URL
    }
}
