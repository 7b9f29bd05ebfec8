// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records

/// The codes of structural entries, which hold no free text, in the words of people.
enum StructuralText {
    private static let labels: [String: Localized] = [
        "action": Localized(french: "action", english: "action"),
        "authority": Localized(french: "autorité", english: "authority"),
        "capacity": Localized(french: "qualité", english: "capacity"),
        "clock_key": Localized(french: "clé d'horloge", english: "clock key"),
        "format": Localized(french: "format", english: "format"),
        "from_seq": Localized(french: "contestées à partir du rang", english: "contested from"),
        "key": Localized(french: "clé", english: "key"),
        "log_key": Localized(french: "clé du journal", english: "log key"),
        "name": Localized(french: "nom", english: "name"),
        "origin": Localized(french: "registre", english: "ledger"),
        "prefecture": Localized(french: "préfecture", english: "prefecture"),
        "proof": Localized(french: "preuve de possession", english: "proof of possession"),
        "publication": Localized(french: "publication", english: "publication"),
        "random": Localized(french: "aléa", english: "random"),
        "reason": Localized(french: "motif", english: "reason"),
        "registrar": Localized(french: "clé du teneur", english: "registrar key"),
        "registrar_name": Localized(french: "teneur du registre", english: "registrar"),
        "replaces": Localized(french: "remplace la clé", english: "replaces the key"),
        "role": Localized(french: "rôle", english: "role"),
        "siret": Localized(french: "SIRET", english: "SIRET"),
        "thumbprint": Localized(french: "empreinte", english: "thumbprint"),
        "type": Localized(french: "type", english: "type"),
    ]

    private static let roles: [String: Localized] = Dictionary(
        uniqueKeysWithValues: KeyRole.allCases.map { ($0.rawValue, $0.label) }
    )

    private static let reasons: [String: Localized] = [
        "compromised": Localized(french: "compromise", english: "compromised"),
        "lost": Localized(french: "perdue", english: "lost"),
        "superseded": Localized(french: "remplacée", english: "superseded"),
        "ceased": Localized(french: "cessation", english: "ceased"),
    ]

    private static let publications: [String: Localized] = [
        "electronic": Localized(french: "électronique", english: "electronic"),
        "paper": Localized(french: "papier", english: "paper"),
        "posting": Localized(french: "affichage", english: "posting"),
    ]

    private static let others: [String: [String: Localized]] = [
        "role": roles, "reason": reasons, "publication": publications,
        "action": [
            "add": Localized(french: "ajout", english: "add"),
            "rotate": Localized(french: "remplacement", english: "rotate"),
            "recover": Localized(french: "remplacement d'une clé perdue", english: "recover"),
            "revoke": Localized(french: "révocation", english: "revoke"),
        ],
    ]

    // MARK: Words of the command line

    /// The code of a role that a person names, or what was typed.
    static func role(_ text: String) -> String { code(text, roles) }

    /// The code of a reason for the end of a key, or what was typed.
    static func reason(_ text: String) -> String { code(text, reasons) }

    /// The code of a way of publication, or what was typed.
    static func publication(_ text: String) -> String { code(text, publications) }

    /// The roles, in the language of the run.
    static var roleNames: String {
        KeyRole.allCases.map(\.label.spoken).joined(separator: ", ")
    }

    private static func code(_ text: String, _ words: [String: Localized]) -> String {
        let word = FrenchWord.fold(text)
        return words.first { FrenchWord.fold($0.value.french) == word }?.key ?? text
    }

    // MARK: Entries

    /// The lines that a record in clear is shown by.
    static func lines(_ record: JSONValue, _ reader: LedgerReader) throws -> [String] {
        if let erasure = try? Erasure(record) { return try lines(erasure, reader) }
        return (record.members ?? []).map { member in
            let label = labels[member.key]?.spoken ?? member.key
            return "  \(label)\(Speech.colon) \(value(member))"
        }
    }

    private static func value(_ member: JSONMember) -> String {
        if let text = member.value.string, let words = others[member.key]?[text] {
            return words.spoken
        }
        if member.key == "capacity",
            let capacity = member.value.string.flatMap(Issuer.Capacity.init)
        {
            return EntryText.capacity(capacity)
        }
        // Of a key, what it is called everywhere else.
        if let key = JSONWebKey.key(member.value) { return key.thumbprint }
        return EntryText.plain(member.value)
    }

    private static func lines(_ erasure: Erasure, _ reader: LedgerReader) throws -> [String] {
        let reason =
            "  \(labels["reason"]?.spoken ?? "")\(Speech.colon) \(erasure.reason.label.spoken)"
        return try [reason]
            + erasure.targets.compactMap { target in
                guard let index = try reader.index(of: target.entry) else { return nil }
                let field = try RecordSchema.of(reader.summary(index).effectiveKind)?
                    .field(target.field)
                let numbers = target.elements.map { String($0 + 1) }.joined(separator: ", ")
                return Speech.say(
                    "  efface : inscription \(index), \(field?.label.french ?? target.field), valeur n° \(numbers)",
                    "  erases: entry \(index), \(field?.label.english ?? target.field), value no. \(numbers)"
                )
            }
    }
}
