// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation

extension Statement {
    /// In the order of the canonical form.
    private static let names = [
        "_sd_alg", "iat", "iss", "kind", "log", "prev", "record", "refs", "seq", "sub",
    ]
    /// The most values that one entry hides.
    static let maximumDigestCount = 600

    /// Reads the payload of an entry: exactly the members of the format, in canonical form.
    init(payload bytes: [UInt8]) throws(EntryError) {
        let json: JSONValue
        let isCanonical: Bool
        do throws(JSONError) { (json, isCanonical) = try JSONValue.read(bytes) } catch {
            throw .malformed(
                "le contenu n'est pas du JSON (\(error.message.french))",
                "the payload is not JSON: \(error.message.english)"
            )
        }
        guard isCanonical else {
            throw .notCanonical(
                "le contenu n'est pas sous forme canonique",
                "the payload is not canonical"
            )
        }
        guard let members = json.members, members.map(\.key) == Self.names else {
            throw .malformed(
                "le contenu n'a pas exactement les éléments du format",
                "the payload does not have exactly the members of the format"
            )
        }
        guard json["_sd_alg"]?.string == "sha-256" else {
            throw .malformed("`_sd_alg` n'est pas sha-256", "`_sd_alg` is not sha-256")
        }
        guard let issuer = json["iss"]?.string.flatMap(AuthorityIdentifier.init) else {
            throw .malformed(
                "`iss` n'est pas un identifiant d'autorité",
                "`iss` is not an authority's identifier"
            )
        }
        guard let kind = json["kind"]?.string.flatMap(Kind.init) else {
            throw .malformed(
                "`kind` n'est pas un genre de ce format",
                "`kind` is not a kind of this format"
            )
        }
        guard let previous = json["prev"]?.string.flatMap({ Digest(base64URL: $0) }) else {
            throw .malformed("`prev` n'est pas une empreinte", "`prev` is not a digest")
        }
        guard let sequence = json["seq"]?.integer, sequence >= 0, let time = json["iat"]?.integer,
            time >= 0, let log = json["log"]?.string, let subject = json["sub"]?.string,
            let record = json["record"], let refs = json["refs"]?.members
        else {
            throw .malformed(
                "`seq`, `iat`, `log`, `sub`, `record` ou `refs` est d'un autre type",
                "`seq`, `iat`, `log`, `sub`, `record` or `refs` has another type"
            )
        }
        var references: [String: [Digest]] = [:]
        for member in refs { references[member.key] = try Self.hashes(member) }
        // Two names that Unicode holds for equal would be one here, and two for who reads bytes.
        guard references.count == refs.count else {
            throw .malformed(
                "deux renvois de `refs` ont des noms équivalents",
                "two references of `refs` have equivalent names"
            )
        }
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
    }

    private static func hashes(_ member: JSONMember) throws(EntryError) -> [Digest] {
        let values = member.value.elements ?? [member.value]
        var hashes: [Digest] = []
        for value in values {
            guard let hash = value.string.flatMap({ Digest(base64URL: $0) }), !hashes.contains(hash)
            else {
                throw .malformed(
                    "le renvoi `\(member.key)` n'est pas un ensemble d'empreintes",
                    "the reference `\(member.key)` is not a set of leaf hashes"
                )
            }
            hashes.append(hash)
        }
        guard !hashes.isEmpty else {
            throw .malformed(
                "le renvoi `\(member.key)` est vide",
                "the reference `\(member.key)` is empty"
            )
        }
        // One set has one spelling: one hash stands alone, several stand sorted.
        guard hashes.count == 1 ? member.value.elements == nil : hashes == sorted(hashes) else {
            throw .notCanonical("les renvois ne sont pas triés", "the references are not sorted")
        }
        return hashes
    }

    private static func hidden(_ record: JSONValue) throws(EntryError) -> RecordContent {
        guard let members = record.members, !members.isEmpty else {
            throw .malformed(
                "`record` n'est pas un objet de champs",
                "`record` is not an object of fields"
            )
        }
        var fields: [RecordContent.HiddenField] = []
        var seen = Set<Digest>(minimumCapacity: members.count)
        fields.reserveCapacity(members.count)
        for member in members {
            guard let elements = member.value.elements else {
                throw .malformed(
                    "le champ `\(member.key)` n'est pas une liste d'empreintes",
                    "the field `\(member.key)` is not an array of digests"
                )
            }
            var digests: [Digest] = []
            for element in elements {
                guard let members = element.members, members.count == 1, members[0].key == "...",
                    let digest = members[0].value.string.flatMap({ Digest(base64URL: $0) })
                else {
                    throw .malformed(
                        "le champ `\(member.key)` n'est pas une liste d'empreintes",
                        "the field `\(member.key)` is not an array of digests"
                    )
                }
                guard seen.insert(digest).inserted else {
                    throw .malformed(
                        "le champ `\(member.key)` répète une empreinte",
                        "the field `\(member.key)` repeats a digest"
                    )
                }
                digests.append(digest)
            }
            fields.append(RecordContent.HiddenField(name: member.key, digests: digests))
        }
        guard seen.count <= maximumDigestCount else {
            throw .malformed(
                "l'inscription cache plus de \(maximumDigestCount) valeurs",
                "the entry hides more than \(maximumDigestCount) values"
            )
        }
        return .hidden(fields)
    }
}
