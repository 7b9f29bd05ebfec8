// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// What an entry says, apart from who signed it with what.
public struct Statement: Sendable, Equatable {
    /// The origin of the ledger.
    public let log: String
    /// Who says it.
    public let issuer: AuthorityIdentifier
    /// Its place in the issuer's own chain, from 0.
    public let sequence: UInt64
    /// The digest of the signing input before it in that chain.
    public let previous: Digest
    /// When the issuer says it signed.
    public let issuedAt: Timestamp
    /// What it is.
    public let kind: Kind
    /// What it is about.
    public let subject: String
    /// What it refers to: leaf hashes by role, sorted.
    public let references: [String: [Digest]]
    /// The record.
    public let record: RecordContent

    /// A statement.
    public init(
        log: String,
        issuer: AuthorityIdentifier,
        sequence: UInt64,
        previous: Digest,
        issuedAt: Timestamp,
        kind: Kind,
        subject: String,
        references: [String: [Digest]],
        record: RecordContent
    ) {
        self.log = log
        self.issuer = issuer
        self.sequence = sequence
        self.previous = previous
        self.issuedAt = issuedAt
        self.kind = kind
        self.subject = subject
        self.references = references.mapValues(Self.sorted)
        self.record = record
    }

    /// Hashes in the order of their texts.
    static func sorted(_ hashes: [Digest]) -> [Digest] {
        guard hashes.count > 1 else { return hashes }
        return hashes.map { ($0, Array($0.base64URL.utf8)) }
            .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }

    /// The payload of the JWT, canonical.
    var payload: JSONValue {
        .object([
            JSONMember("_sd_alg", .string("sha-256")),
            JSONMember("iat", .integer(issuedAt.seconds)),
            JSONMember("iss", .string(issuer.text)),
            JSONMember("kind", .string(kind.rawValue)),
            JSONMember("log", .string(log)),
            JSONMember("prev", .string(previous.base64URL)),
            JSONMember("record", Self.json(record)),
            JSONMember("refs", .object(references.map { JSONMember($0.key, Self.json($0.value)) })),
            JSONMember("seq", .integer(Int64(sequence))),
            JSONMember("sub", .string(subject)),
        ])
    }

    private static func json(_ record: RecordContent) -> JSONValue {
        switch record {
        case .plain(let value): value
        case .hidden(let fields):
            .object(
                fields.map { field in
                    let digests = field.digests.map {
                        JSONValue.object([JSONMember("...", .string($0.base64URL))])
                    }
                    return JSONMember(field.name, .array(digests))
                }
            )
        }
    }

    /// One hash stands alone, several in an array.
    private static func json(_ hashes: [Digest]) -> JSONValue {
        let texts = hashes.map { JSONValue.string($0.base64URL) }
        return texts.count == 1 ? texts[0] : .array(texts)
    }
}
