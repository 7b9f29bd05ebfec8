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
    ///
    /// - Parameter isWhole: whether every entry before it was admitted; in a bundle only some were.
    func structuralChange(
        _ statement: Statement,
        by signer: EnrolledKey,
        isWhole: Bool = true
    ) throws(AdmissionError) -> StructuralChange {
        // Structural entries are those in clear.
        guard let record = statement.record.plain else { return .none }
        switch statement.kind {
        case .authority: return .enrol(try enrolment(record, statement))
        case .key: return try keyChange(record, statement, by: signer, isWhole)
        case .erasure:
            let named = Set(try Erasure(record).targets.map(\.entry))
            guard named == Set(statement.references["entries"] ?? []) else {
                throw .badStructure(
                    Localized(
                        french: "l'effacement nomme d'autres inscriptions que ses références",
                        english: "the erasure names other entries than its references"
                    )
                )
            }
            return .none
        case .format:
            try record.requireMembers(["version"])
            guard record["version"]?.integer == Self.formatVersion else {
                throw .notSupported("this format version")
            }
            return .none
        default:
            throw .badStructure(
                Localized(
                    french:
                        "une inscription de genre « \(statement.kind.label.french) » ne peut pas venir ici",
                    english: "a \(statement.kind.rawValue) entry cannot come here"
                )
            )
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
        // The registrar has a chain of its own, and a ledger must not let it speak as a city.
        guard issuers[enrolment.authority]?.capacity != .registrar else {
            throw .badStructure(
                Localized(
                    french:
                        "`\(enrolment.authority)` tient ce registre et ne peut y être aussi une autorité ; une commune qui tient le sien nomme le teneur autrement, comme NTRXX-TENEUR",
                    english:
                        "`\(enrolment.authority)` keeps this ledger and cannot be an authority of it too; a town that keeps its own names the registrar otherwise, such as NTRXX-REGISTRAR"
                )
            )
        }
        guard issuers[enrolment.authority] == nil else {
            throw .badStructure(
                Localized(
                    french: "`\(enrolment.authority)` est déjà enrôlée",
                    english: "`\(enrolment.authority)` is already enrolled"
                )
            )
        }
        try requireNew(enrolment.key, proof: enrolment.proof, enrolment.authority, enrolment.role)
        return enrolment
    }

    private func keyChange(
        _ record: JSONValue,
        _ statement: Statement,
        by signer: EnrolledKey,
        _ isWhole: Bool
    ) throws(AdmissionError) -> StructuralChange {
        guard let authority = record["authority"]?.string.flatMap(AuthorityIdentifier.init),
            let issuer = issuers[authority], statement.references["authority"] == [issuer.enrolment]
        else {
            throw .badStructure(
                Localized(
                    french: "`authority` n'est pas celle que la référence nomme",
                    english: "`authority` is not the one that the reference names"
                )
            )
        }
        if record["action"]?.string == "revoke" {
            return try revocation(record, of: authority, isWhole)
        }
        guard let action = record["action"]?.string, ["add", "rotate", "recover"].contains(action),
            let role = record["role"]?.string.flatMap(KeyRole.init),
            let key = JSONWebKey.key(record["key"]), let proof = record["proof"]?.string
        else {
            throw .badStructure(
                Localized(
                    french: "la clé, son rôle ou l'action est illisible",
                    english: "the key, its role or the action cannot be read"
                )
            )
        }
        guard (role == .registrar) == (issuer.capacity == .registrar) else {
            throw .badStructure(
                Localized(
                    french: "le rôle « \(role.label.french) » n'est pas un rôle de `\(authority)`",
                    english: "the role `\(role.rawValue)` is not one of `\(authority)`"
                )
            )
        }
        try requireNew(key, proof: proof, authority, role)
        guard action == "rotate" else {
            try record.requireMembers(["action", "authority", "key", "proof", "role"])
            return .add(key, authority, role, replaced: nil)
        }
        try record.requireMembers(["action", "authority", "key", "proof", "replaces", "role"])
        guard let replaced = record["replaces"]?.string, let old = enrolledKey(replaced),
            old.authority == authority, old.role == role, old.endedAt == nil
        else {
            throw .badStructure(
                Localized(
                    french: "`replaces` n'est pas une clé en vigueur de ce rôle",
                    english: "`replaces` is not a key in force of that role"
                )
            )
        }
        guard
            signer.role == .registrar
                || signer.authority == authority
                    && (signer.role == .register || signer.role == role)
        else { throw .wrongRole(signer.role, .key) }
        return .add(key, authority, role, replaced: replaced)
    }

    private func revocation(
        _ record: JSONValue,
        of authority: AuthorityIdentifier,
        _ isWhole: Bool
    ) throws(AdmissionError) -> StructuralChange {
        try record.requireMembers(["action", "authority", "from_seq", "reason", "thumbprint"])
        guard let thumbprint = record["thumbprint"]?.string, let old = enrolledKey(thumbprint),
            old.authority == authority
        else {
            throw .badStructure(
                Localized(
                    french: "`thumbprint` n'est pas une clé de `\(authority)`",
                    english: "`thumbprint` is not a key of `\(authority)`"
                )
            )
        }
        guard let from = record["from_seq"]?.integer, from >= 0,
            !isWhole || UInt64(from) <= issuers[authority]?.nextSequence ?? 0,
            ["compromised", "lost", "superseded", "ceased"].contains(record["reason"]?.string)
        else {
            throw .badStructure(
                Localized(
                    french:
                        "le rang dépasse la chaîne, ou le motif n'est pas : compromise, perdue, remplacée, cessation",
                    english:
                        "the sequence is beyond the chain, or the reason is not compromised, lost, superseded or ceased"
                )
            )
        }
        return .revoke(thumbprint: thumbprint, fromSequence: UInt64(from))
    }

    private func requireNew(
        _ key: VerificationKey,
        proof: String,
        _ authority: AuthorityIdentifier,
        _ role: KeyRole
    ) throws(AdmissionError) {
        guard keys[key.thumbprint] == nil else {
            throw .badStructure(
                Localized(
                    french: "la clé `\(key.thumbprint)` est déjà enrôlée",
                    english: "the key `\(key.thumbprint)` is already enrolled"
                )
            )
        }
        guard
            KeyProof.verifies(
                proof,
                genesis: genesisHash,
                authority: authority,
                role: role,
                key: key
            )
        else {
            throw .badStructure(
                Localized(
                    french: "la preuve de possession de la nouvelle clé ne tient pas",
                    english: "the proof that the new key is held does not verify"
                )
            )
        }
    }
}
