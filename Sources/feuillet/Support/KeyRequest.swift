// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records

/// A request for the enrolment of a key, as the file that its holder hands to the registrar.
struct KeyRequest {
    let authority: AuthorityIdentifier
    let role: KeyRole
    let key: VerificationKey
    let proof: String

    static func make(
        authority: String,
        role: String,
        genesis: Digest,
        key: borrowing SigningKey
    ) throws -> KeyRequest {
        guard let identifier = AuthorityIdentifier(authority) else {
            throw CommandError(
                .refused,
                "--authority : « \(authority) » n'est pas un identifiant ; attendu : NTRFR- et un SIREN exact",
                "--authority: `\(authority)` is not an identifier; wanted: NTRFR- and a right SIREN"
            )
        }
        guard let role = KeyRole(rawValue: StructuralText.role(role)) else {
            throw CommandError(
                .usage,
                "--role : « \(role) » n'est pas un rôle ; il y a : \(StructuralText.roleNames)",
                "--role: `\(role)` is not a role; there are: \(StructuralText.roleNames)"
            )
        }
        return KeyRequest(
            authority: identifier,
            role: role,
            key: key.verificationKey,
            proof: try KeyProof.make(genesis: genesis, authority: identifier, role: role, key: key)
        )
    }

    var json: JSONValue {
        .object([
            JSONMember("authority", .string(authority.text)),
            JSONMember("key", JSONWebKey.json(key)),
            JSONMember("proof", .string(proof)),
            JSONMember("role", .string(role.rawValue)),
        ])
    }

    static func read(_ path: String) throws -> KeyRequest {
        let bytes = try InputFile.bytes(path)
        let json = try? JSONValue.parse(bytes)
        guard let json, let authority = json["authority"]?.string.flatMap(AuthorityIdentifier.init),
            let role = json["role"]?.string.flatMap(KeyRole.init),
            let key = JSONWebKey.key(json["key"]), let proof = json["proof"]?.string
        else {
            throw CommandError(
                .refused,
                "\(path) : ce n'est pas une demande écrite par `feuillet clé demander`",
                "\(path): this is not a request written by `feuillet key request`"
            )
        }
        return KeyRequest(authority: authority, role: role, key: key, proof: proof)
    }
}
