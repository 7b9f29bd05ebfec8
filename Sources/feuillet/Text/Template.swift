// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// Files to fill in: every field of a kind, with what it takes, commented out unless required.
enum Template {
    /// The template of a kind, or nothing if people do not write it by hand.
    static func text(_ kind: Kind) throws -> String? {
        if kind == .declaration { return try declaration() }
        guard let schema = RecordSchema.of(kind),
            ![.charter, .framework, .assessment].contains(kind)
        else { return nil }
        let head = Speech.say(
            "# \(KindName.name(kind)) : remplissez les champs connus, laissez les autres en commentaire.\n# Un champ inconnu reste inconnu : n'inventez rien.\n",
            "# \(KindName.name(kind)): fill in the fields that are known, leave the others commented out.\n# What is unknown stays unknown: invent nothing.\n"
        )
        return head + schema.fields.map { line($0, indent: "") }.joined()
    }

    private static func line(_ field: RecordField, indent: String) -> String {
        let isFrench = Speech.language == .french
        let name = isFrench ? field.french : field.name
        let mark = field.traits.contains(.required) ? "" : "# "
        let note =
            "  # \(field.label.spoken)" + (note(field.type).map { Speech.colon + " " + $0 } ?? "")
        guard case .object(let fields) = field.type else {
            return "\(mark)\(indent)\(name): \(field.traits.contains(.list) ? "[]" : "")\(note)\n"
        }
        let inner = fields.map { isFrench ? $0.french : $0.name }.map { "\($0): …" }
        return
            "\(mark)\(indent)\(name):\(note)\n# \(indent)  - {\(inner.joined(separator: ", "))}\n"
    }

    private static func note(_ type: RecordFieldType) -> String? {
        switch type {
        case .boolean: Speech.say("oui ou non", "yes or no")
        case .count: Speech.say("un nombre", "a number")
        case .date: Speech.say("AAAA-MM-JJ", "YYYY-MM-DD")
        case .time: "HH:MM"
        case .siret: Speech.say("14 chiffres", "14 digits")
        case .matter: Speech.say("code ACTES, comme 5.2", "ACTES code, such as 5.2")
        case .authority: "NTRFR-…"
        case .word(let words):
            words.map { Speech.language == .french ? $0.french : $0.word }.joined(separator: ", ")
        default: nil
        }
    }

    private static func declaration() throws -> String {
        let schema = try PolicyLibrary(folder: nil).vocabulary.schema
        let head = Speech.say(
            "# Déclaration d'un usage de l'IA : répondez à ce que vous savez, laissez le reste en commentaire.\n",
            "# Declaration of an AI use: answer what you know, leave the rest commented out.\n"
        )
        return head
            + schema.fields.map { field in
                let name =
                    Speech.language == .french
                    ? field.frenchPath?.text ?? field.path.text : field.path.text
                let words = field.values.map(\.word).joined(separator: ", ")
                let mark = field.required == nil ? "# " : ""
                let choices = words.isEmpty ? "" : " (\(words))"
                return "# \(field.question.spoken)\(choices)\n\(mark)\(name):\n"
            }.joined()
    }
}
