// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
public import Records
public import Transparency

/// An entry with all that is needed to verify it offline: its disclosures, the genesis, the
/// enrolment and every key entry of its authority, with proofs under one checkpoint.
///
/// It proves the entry as of the size of that checkpoint: a key may have been revoked since.
public struct OfflineBundle: Sendable {
    /// The longest bundle that is read, in bytes.
    public static let maximumByteCount = 8 << 20
    /// The most entries that the entry of a bundle may rest on: far beyond the keys of any authority.
    public static let maximumSupportCount = 1000
    /// The most hashes of a proof: one for each bit of a size.
    private static let maximumProofCount = 64
    private static let type = "feuillet-bundle/1"

    /// An entry of the ledger and its proof.
    public struct Item: Sendable {
        /// Its place.
        public let index: UInt64
        /// The entry.
        public let entry: Entry
        /// The proof that it is there.
        public let proof: InclusionProof
    }

    /// The entry that the bundle is about.
    public let entry: Item
    /// Its disclosures, in the order of the digests; nothing for one that is not shown.
    public let disclosures: [Disclosure?]
    /// The genesis, the enrolment and the key entries, in order.
    public let supports: [Item]
    /// The checkpoint with its signatures.
    public let checkpoint: [UInt8]

    /// Makes the bundle of an entry.
    public init(_ index: UInt64, from reader: LedgerReader) throws {
        let item = try reader.item(index)
        entry = try Self.item(index, reader)
        disclosures = item.disclosures
        checkpoint = reader.checkpoint.note.bytes
        var wanted = try Self.corrected(by: item.entry, reader)
        wanted.insert(0)
        for issuer in try Self.issuers(of: item.entry, reader) {
            let enrolment = issuer.enrolment
            if let place = try reader.index(of: enrolment) { wanted.insert(place) }
            wanted.formUnion(try reader.referring(to: enrolment, as: "authority"))
        }
        wanted.remove(index)
        supports = try wanted.sorted().map { try Self.item($0, reader) }
    }

    /// Whose keys a verifier must know: the author's, the registrar's, and those of whom it names.
    private static func issuers(of entry: Entry, _ reader: LedgerReader) throws -> [Issuer] {
        let named = entry.statement.record.plain?["authority"]?.string
        let identifiers = [
            entry.statement.issuer, try reader.summary(0).issuer,
            named.flatMap(AuthorityIdentifier.init),
        ]
        return identifiers.compactMap { $0 }.compactMap { reader.state.issuers[$0] }
    }

    /// What an entry corrects, and what that corrected in its turn.
    private static func corrected(by entry: Entry, _ reader: LedgerReader) throws -> Set<UInt64> {
        var targets: Set<UInt64> = []
        var next = entry.statement.references["corrects"]?.first
        while let hash = next, let index = try reader.index(of: hash) {
            targets.insert(index)
            next = try reader.item(index).entry.statement.references["corrects"]?.first
        }
        return targets
    }

    private static func item(_ index: UInt64, _ reader: LedgerReader) throws -> Item {
        Item(
            index: index,
            entry: try reader.item(index).entry,
            proof: try reader.receipt(index).inclusion
        )
    }

    /// The authority that the bundle's own entry enrols, if it is an enrolment.
    public var enrolled: AuthorityIdentifier? {
        guard entry.entry.statement.kind == .authority else { return nil }
        return entry.entry.statement.record.plain?["authority"]?.string
            .flatMap(AuthorityIdentifier.init)
    }

    // MARK: File

    /// The bundle as canonical JSON.
    public var bytes: [UInt8] {
        JSONValue.object([
            JSONMember("checkpoint", .string(String(decoding: checkpoint, as: UTF8.self))),
            JSONMember(
                "disclosures",
                .array(disclosures.map { $0.map { .string($0.text) } ?? .null })
            ),
            JSONMember("entry", Self.json(entry)),
            JSONMember("supports", .array(supports.map(Self.json))),
            JSONMember("type", .string(Self.type)),
        ]).canonical()
    }

    private static func json(_ item: Item) -> JSONValue {
        .object([
            JSONMember("index", .integer(Int64(item.index))),
            JSONMember("leaf", .string(String(decoding: item.entry.leaf, as: UTF8.self))),
            JSONMember("proof", .array(item.proof.hashes.map { .string($0.base64) })),
        ])
    }

    /// Reads a bundle. Nothing is verified but the form.
    public init(_ bytes: [UInt8]) throws {
        guard bytes.count <= Self.maximumByteCount else {
            throw EntryError.malformed(
                "une preuve hors ligne a au plus \(Self.maximumByteCount) octets",
                "an offline bundle has at most \(Self.maximumByteCount) bytes"
            )
        }
        let json = try JSONValue.parse(bytes.last == 0x0A ? bytes.dropLast() : bytes)
        guard json["type"]?.string == Self.type,
            json.members?.count == 5, let checkpoint = json["checkpoint"]?.string,
            let disclosures = json["disclosures"]?.elements, let entry = json["entry"],
            let supports = json["supports"]?.elements,
            supports.count <= Self.maximumSupportCount
        else {
            throw EntryError.malformed(
                "ce n'est pas une preuve hors ligne",
                "this is not an offline bundle"
            )
        }
        self.checkpoint = Array(checkpoint.utf8)
        self.entry = try Self.item(entry)
        self.supports = try supports.map(Self.item)
        self.disclosures = try disclosures.map { value in
            if case .null = value { return nil }
            guard let disclosure = value.string.flatMap({ Disclosure($0) }) else {
                throw EntryError.malformed(
                    "une valeur est illisible",
                    "a disclosure cannot be read"
                )
            }
            return disclosure
        }
    }

    private static func item(_ json: JSONValue) throws -> Item {
        guard let index = json["index"]?.integer, index >= 0, let leaf = json["leaf"]?.string,
            let hashes = json["proof"]?.elements
        else {
            throw EntryError.malformed(
                "une inscription de la preuve est illisible",
                "an entry of the bundle cannot be read"
            )
        }
        let digests = hashes.compactMap { $0.string.flatMap { Digest(base64: $0) } }
        guard digests.count == hashes.count, digests.count <= maximumProofCount else {
            throw EntryError.malformed(
                "un chemin de la preuve est illisible",
                "a proof of the bundle cannot be read"
            )
        }
        return Item(
            index: UInt64(index),
            entry: try Entry(leaf: Array(leaf.utf8)),
            proof: InclusionProof(hashes: digests)
        )
    }
}
