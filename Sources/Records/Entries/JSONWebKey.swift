// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// A public key as a JSON object (RFC 7517), with exactly the members that its type must have.
public enum JSONWebKey {
    /// The object.
    public static func json(_ key: VerificationKey) -> JSONValue {
        .object(key.jwkMembers.map { JSONMember($0.name, .string($0.value)) })
    }

    /// The key of an object, or nothing if it is not written so.
    public static func key(_ json: JSONValue?) -> VerificationKey? {
        guard let members = json?.members else { return nil }
        var texts: [String: String] = [:]
        for member in members {
            guard let text = member.value.string else { return nil }
            texts[member.key] = text
        }
        return try? VerificationKey(jwkMembers: texts)
    }
}
