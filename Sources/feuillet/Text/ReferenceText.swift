// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Notation
import Records

/// How the references of an entry are shown: by the numbers of the entries that they mean.
enum ReferenceText {
    private static let names: [String: Localized] = [
        "sitting": Localized(french: "séance", english: "sitting"),
        "act": Localized(french: "acte", english: "act"),
        "deliberation": Localized(french: "délibération", english: "deliberation"),
        "declaration": Localized(french: "déclaration", english: "declaration"),
        "charter": Localized(french: "charte", english: "charter"),
        "charters": Localized(french: "chartes", english: "charters"),
        "schema": Localized(french: "schéma", english: "schema"),
        "entries": Localized(french: "porte sur", english: "about"),
        "extends": Localized(french: "étend", english: "extends"),
        "supersedes": Localized(french: "remplace", english: "supersedes"),
        "corrects": Localized(french: "corrige", english: "corrects"),
        "authority": Localized(french: "enrôlement", english: "enrolment"),
    ]

    static func lines(_ statement: Statement?, _ reader: LedgerReader) throws -> [String] {
        try (statement?.references ?? [:]).sorted { $0.key < $1.key }.map { role, hashes in
            let numbers = try hashes.compactMap { try reader.index(of: $0) }.map(String.init)
            let name = names[role]?.spoken ?? role
            return "  \(name)\(Speech.colon) " + Speech.say("inscription ", "entry ")
                + numbers.joined(separator: ", ")
        }
    }

    static func json(_ statement: Statement?, _ reader: LedgerReader) throws -> JSONValue {
        .object(
            try (statement?.references ?? [:]).map { role, hashes in
                let numbers = try hashes.compactMap { try reader.index(of: $0) }
                return JSONMember(role, .array(numbers.map { .integer(Int64($0)) }))
            }
        )
    }
}
