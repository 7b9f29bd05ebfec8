// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

extension RegisterState {
    /// The state as JSON, to go on from it without reading every entry again.
    public var kept: JSONValue {
        let issuers = issuers.values.sorted { $0.identifier.text < $1.identifier.text }
        let keys = keys.sorted { $0.key < $1.key }
        return .object([
            JSONMember("genesis", .string(genesisHash.base64URL)),
            JSONMember("issuers", .array(issuers.map(Self.json))),
            JSONMember("keys", .array(keys.map { Self.json($0.value) })),
            JSONMember("size", .integer(Int64(size))),
        ])
    }

    /// Reads a state that was kept, or nothing if it is not one of this ledger.
    ///
    /// - Parameters:
    ///   - json: the state; whoever reads it makes sure that it is what was kept.
    ///   - genesis: the first entry, whose signature is verified.
    ///   - leafHash: its hash.
    public init?(kept json: JSONValue, genesis: Entry, leafHash: Digest) {
        guard let first = try? RegisterState(genesis: genesis, leafHash: leafHash),
            json["genesis"]?.string == leafHash.base64URL,
            let size = json["size"]?.integer, size > 0,
            let issuers = json["issuers"]?.elements?.compactMap(Self.issuer),
            issuers.count == json["issuers"]?.elements?.count,
            let keys = json["keys"]?.elements?.compactMap(Self.key),
            keys.count == json["keys"]?.elements?.count
        else { return nil }
        self.init(
            genesis: first,
            issuers: Dictionary(issuers.map { ($0.identifier, $0) }) { first, _ in first },
            keys: Dictionary(keys.map { ($0.key.thumbprint, $0) }) { first, _ in first },
            size: UInt64(size)
        )
    }

    private static func json(_ issuer: Issuer) -> JSONValue {
        .object([
            JSONMember("capacity", .string(issuer.capacity.rawValue)),
            JSONMember("enrolment", .string(issuer.enrolment.base64URL)),
            JSONMember("head", .string(issuer.head.base64URL)),
            JSONMember("identifier", .string(issuer.identifier.text)),
            JSONMember("issued", .integer(issuer.lastIssuedAt.seconds)),
            JSONMember("name", .string(issuer.name)),
            JSONMember("next", .integer(Int64(issuer.nextSequence))),
            JSONMember("type", .string(issuer.type)),
        ])
    }

    private static func issuer(_ json: JSONValue) -> Issuer? {
        guard let capacity = json["capacity"]?.string.flatMap(Issuer.Capacity.init),
            let enrolment = json["enrolment"]?.string.flatMap({ Digest(base64URL: $0) }),
            let head = json["head"]?.string.flatMap({ Digest(base64URL: $0) }),
            let identifier = json["identifier"]?.string.flatMap(AuthorityIdentifier.init),
            let issued = json["issued"]?.integer, let name = json["name"]?.string,
            let next = json["next"]?.integer, next >= 0, let type = json["type"]?.string
        else { return nil }
        return Issuer(
            identifier: identifier,
            name: name,
            capacity: capacity,
            type: type,
            enrolment: enrolment,
            nextSequence: UInt64(next),
            head: head,
            lastIssuedAt: Timestamp(seconds: issued)
        )
    }

    private static func json(_ key: EnrolledKey) -> JSONValue {
        var members = [
            JSONMember("authority", .string(key.authority.text)),
            JSONMember("enrolled", .integer(Int64(key.enrolledAt))),
            JSONMember("key", JSONWebKey.json(key.key)),
            JSONMember("role", .string(key.role.rawValue)),
        ]
        if let ended = key.endedAt { members.append(JSONMember("ended", .integer(Int64(ended)))) }
        if let from = key.contestedFrom {
            members.append(JSONMember("contested", .integer(Int64(from))))
        }
        return .object(members)
    }

    private static func key(_ json: JSONValue) -> EnrolledKey? {
        guard let authority = json["authority"]?.string.flatMap(AuthorityIdentifier.init),
            let enrolled = json["enrolled"]?.integer, enrolled >= 0,
            let key = JSONWebKey.key(json["key"]),
            let role = json["role"]?.string.flatMap(KeyRole.init)
        else { return nil }
        return EnrolledKey(
            key: key,
            authority: authority,
            role: role,
            enrolledAt: UInt64(enrolled),
            endedAt: json["ended"]?.integer.map { UInt64(max(0, $0)) },
            contestedFrom: json["contested"]?.integer.map { UInt64(max(0, $0)) }
        )
    }
}
