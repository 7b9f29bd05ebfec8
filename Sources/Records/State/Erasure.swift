// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// The removal of values whose digests stay in the leaf: what an `erasure` entry says.
public struct Erasure: Sendable, Equatable {
    /// The legal basis, as a code: nothing that could name a person.
    ///
    /// The letters are those of Article 17(1) of Regulation (EU) 2016/679.
    public enum Reason: String, Sendable, CaseIterable {
        /// No longer necessary for the purpose.
        case notNecessary = "gdpr_17_1_a"
        /// Consent was withdrawn.
        case consentWithdrawn = "gdpr_17_1_b"
        /// The person objected.
        case objection = "gdpr_17_1_c"
        /// The processing was unlawful.
        case unlawful = "gdpr_17_1_d"
        /// The law demands it.
        case legalObligation = "gdpr_17_1_e"
        /// They are those of a child, collected for a service offered to it.
        case child = "gdpr_17_1_f"
        /// A court ordered it.
        case courtOrder = "court_order"
        /// A data protection authority ordered it.
        case authorityOrder = "authority_order"

        /// What it means.
        public var label: Localized {
            switch self {
            case .notNecessary:
                Localized(
                    french: "RGPD, art. 17(1)(a) : plus nécessaires au but",
                    english: "GDPR, Art. 17(1)(a): no longer necessary for the purpose"
                )
            case .consentWithdrawn:
                Localized(
                    french: "RGPD, art. 17(1)(b) : consentement retiré",
                    english: "GDPR, Art. 17(1)(b): consent withdrawn"
                )
            case .objection:
                Localized(
                    french: "RGPD, art. 17(1)(c) : opposition de la personne",
                    english: "GDPR, Art. 17(1)(c): objection of the person"
                )
            case .unlawful:
                Localized(
                    french: "RGPD, art. 17(1)(d) : traitement illicite",
                    english: "GDPR, Art. 17(1)(d): unlawful processing"
                )
            case .legalObligation:
                Localized(
                    french: "RGPD, art. 17(1)(e) : obligation légale",
                    english: "GDPR, Art. 17(1)(e): legal obligation"
                )
            case .child:
                Localized(
                    french: "RGPD, art. 17(1)(f) : données d'un enfant",
                    english: "GDPR, Art. 17(1)(f): data of a child"
                )
            case .courtOrder:
                Localized(french: "décision de justice", english: "order of a court")
            case .authorityOrder:
                Localized(
                    french: "injonction d'une autorité de protection des données",
                    english: "order of a data protection authority"
                )
            }
        }
    }

    /// Values of one field of one entry.
    public struct Target: Sendable, Equatable {
        /// The leaf hash of the entry.
        public let entry: Digest
        /// The field.
        public let field: String
        /// Which of its values, from 0, ascending.
        public let elements: [Int]

        /// Values to erase.
        public init(entry: Digest, field: String, elements: [Int]) {
            self.entry = entry
            self.field = field
            self.elements = elements
        }
    }

    /// The most values that one entry erases: as many as an entry can hold.
    public static let maximumCount = 600

    /// The legal basis.
    public let reason: Reason
    /// What is erased, in the order of entries and fields.
    public let targets: [Target]

    /// An erasure to record.
    public init(reason: Reason, targets: [Target]) {
        self.reason = reason
        self.targets = targets.sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
    }

    private static func order(_ target: Target) -> [UInt8] {
        Array("\(target.entry.base64URL) \(target.field)".utf8)
    }

    /// The record.
    public var record: JSONValue {
        .object([
            JSONMember("reason", .string(reason.rawValue)),
            JSONMember(
                "targets",
                .array(
                    targets.map { target in
                        .object([
                            JSONMember(
                                "elements",
                                .array(target.elements.map { .integer(Int64($0)) })
                            ),
                            JSONMember("entry", .string(target.entry.base64URL)),
                            JSONMember("field", .string(target.field)),
                        ])
                    }
                )
            ),
        ])
    }

    /// Reads a record, which has one spelling only.
    public init(_ record: JSONValue) throws(AdmissionError) {
        try record.requireMembers(["reason", "targets"])
        guard let reason = record["reason"]?.string.flatMap(Reason.init),
            let targets = record["targets"]?.elements?.compactMap(Self.target), !targets.isEmpty
        else { throw Self.unreadable }
        self.init(reason: reason, targets: targets)
        let keys = self.targets.map(Self.order)
        let count = targets.reduce(0) { $0 + $1.elements.count }
        guard self.record == record, count <= Self.maximumCount,
            zip(keys, keys.dropFirst()).allSatisfy({ $0 != $1 })
        else { throw Self.unreadable }
    }

    private static func target(_ json: JSONValue) -> Target? {
        guard let entry = json["entry"]?.string.flatMap({ Digest(base64URL: $0) }),
            let field = json["field"]?.string,
            let elements = json["elements"]?.elements?.compactMap(\.integer), !elements.isEmpty,
            elements.allSatisfy({ (0..<Int64(maximumCount)).contains($0) }),
            zip(elements, elements.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        return Target(entry: entry, field: field, elements: elements.map(Int.init))
    }

    private static let unreadable = AdmissionError.badStructure(
        Localized(
            french:
                "l'effacement ne nomme pas un motif connu et des valeurs, dans l'ordre et une seule fois",
            english: "the erasure does not name a known reason and values, in order and once each"
        )
    )

    // MARK: What may be erased

    /// Checks that a target is there, and that it may be erased: what can name a person may, and
    /// totals, dates, identifiers, verdicts and rules may not.
    ///
    /// - Parameters:
    ///   - target: one of ``targets``.
    ///   - content: the record of the entry that it names.
    ///   - kind: what that entry counts as.
    public static func require(
        _ target: Target,
        in content: RecordContent,
        of kind: Kind
    ) throws(AdmissionError) {
        let field = fields(of: kind).first { $0.name == target.field }
        guard field?.traits.contains(.erasable) == true else {
            let name = field?.french ?? target.field
            throw .notErasable(
                Localized(
                    french:
                        "`\(name)` ne s'efface pas : seul ce qui peut nommer une personne s'efface (\(names(kind, \.french))) ; un total, une date, un identifiant, un verdict ou une règle restent, et se corrigent",
                    english:
                        "`\(target.field)` is not erasable: only what can name a person is (\(names(kind, \.name))); totals, dates, identifiers, verdicts and rules stay, and can be corrected"
                )
            )
        }
        guard case .hidden(let fields) = content,
            let hidden = fields.first(where: { $0.name == target.field }),
            target.elements.allSatisfy({ $0 < hidden.digests.count })
        else {
            throw .badStructure(
                Localized(
                    french: "l'inscription n'a pas ces valeurs de `\(target.field)`",
                    english: "the entry does not have those values of `\(target.field)`"
                )
            )
        }
    }

    private static func names(_ kind: Kind, _ name: (RecordField) -> String) -> String {
        let names = fields(of: kind).filter { $0.traits.contains(.erasable) }.map(name)
        return names.isEmpty ? "—" : names.joined(separator: ", ")
    }

    /// The fields that the ledger knows of: of a declaration, whose own are its schema's, what is attached to it.
    private static func fields(of kind: Kind) -> [RecordField] {
        if kind == .declaration { return RecordSchema.common }
        return RecordSchema.of(kind)?.fields ?? []
    }

    /// The places, among all digests of a record, of the values of a target.
    public static func places(of target: Target, in content: RecordContent) -> [Int] {
        let range = places(of: target.field, in: content)
        return target.elements.filter { $0 < range.count }.map { range.lowerBound + $0 }
    }

    /// The places, among all digests of a record, of the values of a field.
    public static func places(of name: String, in content: RecordContent) -> Range<Int> {
        guard case .hidden(let fields) = content else { return 0..<0 }
        var first = 0
        for field in fields {
            if field.name == name { return first..<(first + field.digests.count) }
            first += field.digests.count
        }
        return 0..<0
    }
}
