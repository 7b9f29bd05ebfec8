// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
import Notation

/// An entry with its disclosures: what an authority hands to a ledger.
public struct SealedEntry: Sendable {
    /// The longest entry with its disclosures, counted in base64url bytes.
    public static let maximumByteCount = 4 << 20

    /// The entry.
    public let entry: Entry
    /// The disclosures, in the order of the digests in the leaf.
    public let disclosures: [Disclosure]

    /// Seals a record: hides each value behind a salt, and signs.
    public init(
        record: Record,
        statement: (RecordContent) -> Statement,
        key: borrowing SigningKey,
        random: RandomSource
    ) throws {
        var fields: [RecordContent.HiddenField] = []
        var disclosures: [Disclosure] = []
        for name in record.sortedFields {
            let hidden = (record.values[name] ?? []).map { Disclosure(value: $0, random: random) }
            disclosures += hidden
            fields.append(RecordContent.HiddenField(name: name, digests: hidden.map(\.digest)))
        }
        entry = try Entry(signing: statement(.hidden(fields)), with: key)
        self.disclosures = disclosures
    }

    /// Seals a structural record, which has nothing to disclose.
    public init(_ statement: Statement, key: borrowing SigningKey) throws {
        entry = try Entry(signing: statement, with: key)
        disclosures = []
    }

    /// An entry and its disclosures that were read somewhere: every digest must have exactly one
    /// disclosure, in the order of the leaf, and no salt stands twice.
    public init(entry: Entry, disclosures texts: [String]) throws(AdmissionError) {
        let digests = entry.statement.record.digests
        guard digests.count == texts.count else {
            throw .badDisclosures(
                Localized(
                    french: "il y en a \(texts.count) pour \(digests.count) empreintes",
                    english: "there are \(texts.count) for \(digests.count) digests"
                )
            )
        }
        var disclosures: [Disclosure] = []
        for (digest, text) in zip(digests, texts) {
            guard let disclosure = Disclosure(text), disclosure.digest == digest else {
                throw .badDisclosures(
                    Localized(
                        french: "l'une n'a pas l'empreinte qui est à sa place",
                        english: "one does not have the digest that stands in its place"
                    )
                )
            }
            disclosures.append(disclosure)
        }
        try self.init(entry: entry, matching: disclosures)
    }

    /// An entry and disclosures that have its digests, one each, in the order of the leaf.
    public init(entry: Entry, matching disclosures: [Disclosure]) throws(AdmissionError) {
        guard Set(disclosures.map(\.salt)).count == disclosures.count else {
            throw .badDisclosures(
                Localized(french: "deux ont le même sel", english: "two have the same salt")
            )
        }
        let byteCount = disclosures.reduce(entry.leaf.count) { $0 + $1.text.utf8.count }
        guard byteCount <= Self.maximumByteCount else {
            throw .badDisclosures(
                Localized(
                    french: "elles dépassent \(Self.maximumByteCount) octets",
                    english: "they are longer than \(Self.maximumByteCount) bytes"
                )
            )
        }
        self.entry = entry
        self.disclosures = disclosures
    }

    /// The record, from the values that are disclosed.
    ///
    /// - Parameter kind: what the entry counts as: for a correction, the kind that it corrects.
    public func record(as kind: Kind) -> Record {
        DisclosedRecord.record(entry.statement.record, disclosures.map(Optional.some), as: kind)
    }

    /// The file form of a sealed entry: the compact form of RFC 9901 §4, `jwt~disclosure~…~`.
    public var file: [UInt8] {
        entry.leaf + [UInt8(ascii: "~")]
            + disclosures.flatMap { Array($0.text.utf8) + [UInt8(ascii: "~")] }
    }

    /// Reads the file form; one final line feed is allowed.
    public init(file bytes: [UInt8]) throws {
        let bytes = bytes.last == 0x0A ? bytes.dropLast() : bytes[...]
        guard bytes.count <= Self.maximumByteCount + 1 << 16 else {
            throw EntryError.malformed(
                "le fichier est trop long pour une inscription",
                "the file is too long for an entry"
            )
        }
        var parts = bytes.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
        guard parts.count >= 2, parts.removeLast().isEmpty else {
            throw EntryError.malformed(
                "le fichier ne finit pas par `~`, comme une inscription scellée",
                "the file does not end with `~`, as a sealed entry does"
            )
        }
        let leaf = Array(parts.removeFirst())
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        try self.init(entry: try Entry(leaf: leaf), disclosures: texts)
    }
}
