// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation

extension Statement {
    private static let names: Set = [
        "_sd_alg", "iat", "iss", "kind", "log", "prev", "record", "refs", "seq", "sub",
    ]
    /// The most values that one entry hides.
    static let maximumDigestCount = 600

    /// Reads the payload of an entry: exactly the members of the format, in canonical form.
    init(payload bytes: [UInt8]) throws(EntryError) {
        let json: JSONValue
        do throws(JSONError) { json = try JSONValue.parse(bytes) } catch {
            throw .malformed("the payload is not JSON: \(error.reason)")
        }
        guard let members = json.members, Set(members.map(\.key)) == Self.names else {
            throw .malformed("the payload does not have exactly the members of the format")
        }
        guard json.canonical() == bytes else { throw .notCanonical("the payload is not canonical") }
        guard json["_sd_alg"]?.string == "sha-256" else {
            throw .malformed("`_sd_alg` is not sha-256")
        }
        guard let issuer = json["iss"]?.string.flatMap(AuthorityIdentifier.init) else {
            throw .malformed("`iss` is not an authority's identifier")
        }
        guard let kind = json["kind"]?.string.flatMap(Kind.init) else {
            throw .malformed("`kind` is not a kind of this format")
        }
        guard let previous = json["prev"]?.string.flatMap({ Digest(base64URL: $0) }) else {
            throw .malformed("`prev` is not a digest")
        }
        guard let sequence = json["seq"]?.integer, sequence >= 0, let time = json["iat"]?.integer,
            time >= 0, let log = json["log"]?.string, let subject = json["sub"]?.string,
            let record = json["record"], let refs = json["refs"]?.members
        else { throw .malformed("`seq`, `iat`, `log`, `sub`, `record` or `refs` has another type") }
        var references: [String: [Digest]] = [:]
        for member in refs { references[member.key] = try Self.hashes(member) }
        self.init(
            log: log,
            issuer: issuer,
            sequence: UInt64(sequence),
            previous: previous,
            issuedAt: Timestamp(seconds: time),
            kind: kind,
            subject: subject,
            references: references,
            record: kind.isStructural ? .plain(record) : try Self.hidden(record)
        )
        guard payload == json || payload.canonical() == bytes else {
            throw .notCanonical("the references are not sorted")
        }
    }

    private static func hashes(_ member: JSONMember) throws(EntryError) -> [Digest] {
        let values = member.value.elements ?? [member.value]
        var hashes: [Digest] = []
        for value in values {
            guard let hash = value.string.flatMap({ Digest(base64URL: $0) }), !hashes.contains(hash)
            else { throw .malformed("the reference `\(member.key)` is not a set of leaf hashes") }
            hashes.append(hash)
        }
        guard !hashes.isEmpty else { throw .malformed("the reference `\(member.key)` is empty") }
        return hashes
    }

    private static func hidden(_ record: JSONValue) throws(EntryError) -> RecordContent {
        guard let members = record.members, !members.isEmpty else {
            throw .malformed("`record` is not an object of fields")
        }
        var fields: [RecordContent.HiddenField] = []
        var seen: Set<Digest> = []
        for member in members {
            guard let elements = member.value.elements else {
                throw .malformed("the field `\(member.key)` is not an array of digests")
            }
            var digests: [Digest] = []
            for element in elements {
                guard let members = element.members, members.count == 1, members[0].key == "...",
                    let digest = members[0].value.string.flatMap({ Digest(base64URL: $0) })
                else { throw .malformed("the field `\(member.key)` is not an array of digests") }
                guard seen.insert(digest).inserted else {
                    throw .malformed("the field `\(member.key)` repeats a digest")
                }
                digests.append(digest)
            }
            fields.append(RecordContent.HiddenField(name: member.key, digests: digests))
        }
        guard seen.count <= maximumDigestCount else {
            throw .malformed("the entry hides more than \(maximumDigestCount) values")
        }
        return .hidden(fields)
    }
}
