// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation

/// What an entry changes in who may write.
enum StructuralChange {
    case none
    case enrol(Enrolment)
    case add(VerificationKey, AuthorityIdentifier, KeyRole, replaced: String?)
    case revoke(thumbprint: String, fromSequence: UInt64)
}

extension RegisterState {
    /// Reads the change that a structural entry makes, and checks that it may.
    func structuralChange(
        _ statement: Statement,
        by signer: EnrolledKey
    ) throws(AdmissionError) -> StructuralChange {
        guard statement.kind.isStructural, let record = statement.record.plain else { return .none }
        switch statement.kind {
        case .authority: return .enrol(try enrolment(record, statement))
        case .key: return try keyChange(record, statement, by: signer)
        case .erasure: throw .notSupported("erasures")
        case .format:
            try record.requireMembers(["version"])
            guard record["version"]?.integer == Self.formatVersion else {
                throw .notSupported("this format version")
            }
            return .none
        default: throw .badStructure("a \(statement.kind.rawValue) entry cannot come here")
        }
    }

    private func enrolment(
        _ record: JSONValue,
        _ statement: Statement
    ) throws(AdmissionError) -> Enrolment {
        let enrolment = try Enrolment(record)
        guard statement.subject == "authority:" + enrolment.authority.text else {
            throw .badSubject(statement.subject)
        }
        guard issuers[enrolment.authority] == nil else {
            throw .badStructure("`\(enrolment.authority)` is already enrolled")
        }
        try requireNew(enrolment.key, proof: enrolment.proof, enrolment.authority, enrolment.role)
        return enrolment
    }

    private func keyChange(
        _ record: JSONValue,
        _ statement: Statement,
        by signer: EnrolledKey
    ) throws(AdmissionError) -> StructuralChange {
        guard let authority = record["authority"]?.string.flatMap(AuthorityIdentifier.init),
            let issuer = issuers[authority], statement.references["authority"] == [issuer.enrolment]
        else { throw .badStructure("`authority` is not the one that the reference names") }
        if record["action"]?.string == "revoke" { return try revocation(record, of: authority) }
        guard let action = record["action"]?.string, ["add", "rotate", "recover"].contains(action),
            let role = record["role"]?.string.flatMap(KeyRole.init),
            let key = JSONWebKey.key(record["key"]), let proof = record["proof"]?.string
        else { throw .badStructure("the key, its role or the action cannot be read") }
        guard (role == .registrar) == (issuer.capacity == .registrar) else {
            throw .badStructure("the role `\(role.rawValue)` is not one of `\(authority)`")
        }
        try requireNew(key, proof: proof, authority, role)
        guard action == "rotate" else {
            try record.requireMembers(["action", "authority", "key", "proof", "role"])
            return .add(key, authority, role, replaced: nil)
        }
        try record.requireMembers(["action", "authority", "key", "proof", "replaces", "role"])
        guard let replaced = record["replaces"]?.string, let old = keys[replaced],
            old.authority == authority, old.role == role, old.endedAt == nil
        else { throw .badStructure("`replaces` is not a key in force of that role") }
        guard
            signer.role == .registrar
                || signer.authority == authority
                    && (signer.role == .register || signer.role == role)
        else { throw .wrongRole(signer.role, .key) }
        return .add(key, authority, role, replaced: replaced)
    }

    private func revocation(
        _ record: JSONValue,
        of authority: AuthorityIdentifier
    ) throws(AdmissionError) -> StructuralChange {
        try record.requireMembers(["action", "authority", "from_seq", "reason", "thumbprint"])
        guard let thumbprint = record["thumbprint"]?.string, let old = keys[thumbprint],
            old.authority == authority
        else { throw .badStructure("`thumbprint` is not a key of `\(authority)`") }
        guard let from = record["from_seq"]?.integer, from >= 0,
            ["compromised", "lost", "superseded", "ceased"].contains(record["reason"]?.string)
        else { throw .badStructure("`from_seq` or `reason` cannot be read") }
        return .revoke(thumbprint: thumbprint, fromSequence: UInt64(from))
    }

    private func requireNew(
        _ key: VerificationKey,
        proof: String,
        _ authority: AuthorityIdentifier,
        _ role: KeyRole
    ) throws(AdmissionError) {
        guard keys[key.thumbprint] == nil else {
            throw .badStructure("the key `\(key.thumbprint)` is already enrolled")
        }
        guard
            KeyProof.verifies(
                proof,
                genesis: genesisHash,
                authority: authority,
                role: role,
                key: key
            )
        else { throw .badStructure("the proof that the new key is held does not verify") }
    }
}
