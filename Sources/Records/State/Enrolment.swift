// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// The enrolment of an authority and of its first key.
public struct Enrolment: Sendable {
    /// Who is enrolled.
    public let authority: AuthorityIdentifier
    /// Its name, which is that of a legal person.
    public let name: String
    /// In what capacity it writes.
    public let capacity: Issuer.Capacity
    /// What it is in law: a code of ``AuthorityType``.
    public let type: String
    /// Its SIRET.
    public let siret: String?
    /// Who reviews its acts: `PREF031`.
    public let prefecture: String?
    /// How its acts are published: `electronic`, `paper` or `posting`.
    public let publication: String?
    /// Its first key.
    public let key: VerificationKey
    /// What that key may sign.
    public let role: KeyRole
    /// That whoever asked has the key: a ``KeyProof``.
    public let proof: String

    /// An enrolment to record.
    public init(
        authority: AuthorityIdentifier,
        name: String,
        capacity: Issuer.Capacity,
        type: String,
        siret: String? = nil,
        prefecture: String? = nil,
        publication: String? = nil,
        key: VerificationKey,
        role: KeyRole,
        proof: String
    ) {
        self.authority = authority
        self.name = name
        self.capacity = capacity
        self.type = type
        self.siret = siret
        self.prefecture = prefecture
        self.publication = publication
        self.key = key
        self.role = role
        self.proof = proof
    }

    /// The record.
    public var record: JSONValue {
        var members = [
            JSONMember("authority", .string(authority.text)),
            JSONMember("capacity", .string(capacity.rawValue)),
            JSONMember("key", JSONWebKey.json(key)),
            JSONMember("name", .string(name)),
            JSONMember("proof", .string(proof)),
            JSONMember("role", .string(role.rawValue)),
            JSONMember("type", .string(type)),
        ]
        if let siret { members.append(JSONMember("siret", .string(siret))) }
        if let prefecture { members.append(JSONMember("prefecture", .string(prefecture))) }
        if let publication { members.append(JSONMember("publication", .string(publication))) }
        return .object(members)
    }

    /// Reads and checks a record.
    init(_ record: JSONValue) throws(AdmissionError) {
        try record.requireMembers(
            ["authority", "capacity", "key", "name", "proof", "role", "type"],
            optional: ["prefecture", "publication", "siret"]
        )
        guard let authority = record["authority"]?.string.flatMap(AuthorityIdentifier.init),
            let name = record["name"]?.string, RecordChecker.isName(name),
            let capacity = record["capacity"]?.string.flatMap(Issuer.Capacity.init),
            capacity != .registrar, let key = JSONWebKey.key(record["key"]),
            let role = record["role"]?.string.flatMap(KeyRole.init), role != .registrar,
            let proof = record["proof"]?.string, let type = record["type"]?.string
        else {
            throw .badStructure(
                Localized(
                    french: "un élément de l'enrôlement est illisible",
                    english: "a member of the enrolment cannot be read"
                )
            )
        }
        guard AuthorityType(rawValue: type) != nil else {
            let types = AuthorityType.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badStructure(
                Localized(
                    french: "`\(type)` n'est pas un type d'autorité ; il y a : \(types)",
                    english: "`\(type)` is not a type of authority; there are: \(types)"
                )
            )
        }
        siret = try Self.text("siret", of: record)
        prefecture = try Self.text("prefecture", of: record)
        publication = try Self.text("publication", of: record)
        if let siret {
            guard SIREN.isValidSIRET(siret.utf8), siret.hasPrefix(authority.number) else {
                throw .badStructure(
                    Localized(
                        french: "`\(siret)` n'est pas un SIRET de `\(authority)`",
                        english: "`\(siret)` is not a SIRET of `\(authority)`"
                    )
                )
            }
        }
        if let prefecture, !Self.isPrefecture(prefecture) {
            throw .badStructure(
                Localized(
                    french: "`\(prefecture)` n'est pas un code comme `PREF031`",
                    english: "`\(prefecture)` is not a code such as `PREF031`"
                )
            )
        }
        if let publication, !["electronic", "paper", "posting"].contains(publication) {
            throw .badStructure(
                Localized(
                    french:
                        "« \(publication) » n'est pas un mode de publication ; il y a : électronique, papier, affichage",
                    english: "`\(publication)` is not a way of publication"
                )
            )
        }
        self.authority = authority
        self.name = name
        self.capacity = capacity
        self.type = type
        self.key = key
        self.role = role
        self.proof = proof
    }

    private static func text(
        _ name: String,
        of record: JSONValue
    ) throws(AdmissionError) -> String? {
        guard let value = record[name] else { return nil }
        guard let text = value.string else {
            throw .badStructure(
                Localized(
                    french: "`\(name)` n'est pas un texte",
                    english: "`\(name)` is not a text"
                )
            )
        }
        return text
    }

    /// `PREFnnn`, `SPREFnnnm` or `SGARnnn`, as SCDL writes them.
    private static func isPrefecture(_ text: String) -> Bool {
        for (prefix, count) in [("SPREF", 4), ("PREF", 3), ("SGAR", 3)] where text.hasPrefix(prefix)
        {
            let rest = text.utf8.dropFirst(prefix.utf8.count)
            return rest.count == count
                && rest.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x41 || $0 == 0x42 }
        }
        return false
    }
}
