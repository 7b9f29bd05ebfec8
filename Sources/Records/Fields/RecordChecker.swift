// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Checks values against the schema of their kind. The reader of files, the admission of entries
/// and every verifier use it.
public enum RecordChecker {
    /// The longest line, in bytes.
    static let maximumLineByteCount = 500
    /// The longest object of an act, in bytes: four times what the longest of 23 000 real ones takes.
    static let maximumParagraphByteCount = 4000

    /// Everything wrong with a record's fields and types, in the order of the schema; not with what they
    /// say together.
    public static func issues(_ record: Record, _ schema: RecordSchema) -> [RecordIssue] {
        var issues: [RecordIssue] = []
        var knownCount = 0
        for field in schema.fields {
            guard let values = record.values[field.name] else { continue }
            knownCount += 1
            issues += self.issues(values, field)
        }
        if knownCount < record.values.count {
            issues += record.sortedFields.filter { schema.field($0) == nil }.map {
                refusal($0, ("n'existe pas pour ce genre", "does not exist for this kind"))
            }
        }
        return issues + missingFields(record, schema)
    }

    /// What is wrong with the values of one field.
    static func issues(_ values: [JSONValue], _ field: RecordField) -> [RecordIssue] {
        guard field.traits.contains(.list) || values.count == 1 else {
            return [refusal(field.name, ("attend une seule valeur", "takes a single value"))]
        }
        return values.compactMap { hidden($0, field.name) ?? issue($0, field) }
    }

    /// A character that no text of a register holds: what was sealed with it could not be read again.
    static func hidden(_ value: JSONValue, _ name: String) -> RecordIssue? {
        guard let refused = TextProfile.firstRefused(in: value) else { return nil }
        if refused == "\r" {
            return refusal(
                name,
                (
                    "a les fins de ligne de Windows (CRLF) ; enregistrez le fichier avec celles d'Unix (LF)",
                    "has the line ends of Windows (CRLF); save the file with those of Unix (LF)"
                )
            )
        }
        let code = "U+" + String(refused.value, radix: 16, uppercase: true)
        return refusal(
            name,
            (
                "contient le caractère \(code), qui ne se voit pas ; ôtez-le",
                "holds the character \(code), which cannot be seen; take it out"
            )
        )
    }

    /// Whether a name is one line that shows as it is written: no controls, nothing that breaks the line, and none of
    /// the characters that Unicode 16 has no sign for (Default_Ignorable_Code_Point), among them those that turn the
    /// direction of writing.
    static func isName(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar.value {
                case 0..<0x20, 0x7F...0x9F, 0x2028...0x2029: false
                case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
                    0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F,
                    0xFEFF, 0xFFA0, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
                    0xE0000...0xE0FFF:
                    false
                default: true
                }
            }
    }

    static func missingFields(_ record: Record, _ schema: RecordSchema) -> [RecordIssue] {
        schema.fields.filter { $0.traits.contains(.required) && record.values[$0.name] == nil }.map
        {
            RecordIssue(
                .impossible,
                field: $0.name,
                french: "le champ `\($0.french)` manque",
                english: "the field `\($0.name)` is missing"
            )
        }
    }

    private static func issue(_ value: JSONValue, _ field: RecordField) -> RecordIssue? {
        if case .object(let fields) = field.type { return objectIssue(value, field, fields) }
        return wanted(value, field.type).map { refusal(field.name, $0) }
    }

    /// What a value should be, if it is not.
    private static func wanted(
        _ value: JSONValue,
        _ type: RecordFieldType
    ) -> (fr: String, en: String)? {
        switch type {
        case .text: value.string != nil ? nil : ("attend un texte", "takes a text")
        case .line, .paragraph: wantedLine(value, type.maximumByteCount ?? 0)
        case .count:
            (value.integer ?? -1) >= 0 ? nil : ("attend un nombre entier", "takes a whole number")
        case .boolean: value.boolean != nil ? nil : ("attend oui ou non", "takes yes or no")
        case .time:
            value.string.map(isTime) == true
                ? nil : ("attend une heure comme 18:00", "takes a time such as 18:00")
        case .matter:
            value.string.map(isMatter) == true
                ? nil : ("attend un code ACTES comme 5.2", "takes an ACTES code such as 5.2")
        case .siret:
            value.string.map { SIREN.isValidSIRET(Array($0.utf8)) } == true
                ? nil
                : (
                    "attend un SIRET : 14 chiffres dont la clé est juste",
                    "takes a SIRET: 14 digits with the right key"
                )
        case .digest:
            value.string.map(isDigest) == true
                ? nil : ("attend 64 chiffres hexadécimaux", "takes 64 hexadecimal digits")
        case .word(let words):
            words.contains { $0.word == value.string }
                ? nil : ("n'est pas un mot de sa liste", "is not a word of its list")
        case .date, .authority: wantedName(value.string, type)
        case .object: nil
        }
    }

    /// What a date or an identifier should be, with what was seen instead.
    private static func wantedName(
        _ text: String?,
        _ type: RecordFieldType
    ) -> (fr: String, en: String)? {
        let seen = text ?? "?"
        if case .date = type {
            return text.flatMap { CivilDate($0) } != nil
                ? nil
                : (
                    "n'est pas une date qui existe, sous la forme AAAA-MM-JJ : `\(seen)`",
                    "is not a date that exists, in the form YYYY-MM-DD: `\(seen)`"
                )
        }
        return text.flatMap(AuthorityIdentifier.init) != nil
            ? nil
            : (
                "n'est pas un identifiant d'autorité : `\(seen)` (NTRFR- et un SIREN exact)",
                "is not an authority's identifier: `\(seen)` (NTRFR- and a right SIREN)"
            )
    }

    private static func wantedLine(_ value: JSONValue, _ longest: Int) -> (fr: String, en: String)?
    {
        let text = value.string ?? ""
        guard text.isEmpty || text.utf8.count > longest || text.utf8.contains(0x0A) else {
            return nil
        }
        return (
            "attend une ligne d'au plus \(longest) octets",
            "takes one line of at most \(longest) bytes"
        )
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func objectIssue(
        _ value: JSONValue,
        _ field: RecordField,
        _ fields: [RecordField]
    ) -> RecordIssue? {
        guard let members = value.members else {
            return refusal(field.name, ("attend des champs", "takes fields"))
        }
        for member in members {
            guard let inner = fields.first(where: { $0.name == member.key }) else {
                return refusal(field.name + "." + member.key, ("n'existe pas", "does not exist"))
            }
            if let issue = issue(member.value, inner) {
                return RecordIssue(
                    issue.severity,
                    field: field.name + "." + issue.field,
                    french: "`\(field.french)` : " + issue.message.french,
                    english: "`\(field.name)`: " + issue.message.english
                )
            }
        }
        let missing = fields.first { inner in
            inner.traits.contains(.required) && !members.contains { $0.key == inner.name }
        }
        return missing.map { refusal(field.name + "." + $0.name, ("manque", "is missing")) }
    }

    private static func refusal(_ field: String, _ what: (fr: String, en: String)) -> RecordIssue {
        RecordIssue(
            .impossible,
            field: field,
            french: "le champ `\(field)` \(what.fr)",
            english: "the field `\(field)` \(what.en)"
        )
    }

    private static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let hour = Digits.value(bytes[0..<2]),
            let minute = Digits.value(bytes[3..<5])
        else { return false }
        return hour < 24 && minute < 60
    }

    /// Whether a text is a matter of the ACTES classification, of two to five levels:
    /// a digit from 1 to 9, then one to four parts of one or two digits.
    public static func isMatter(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (2...5).contains(parts.count), parts[0].count == 1, parts[0].first != 0x30 else {
            return false
        }
        return parts.allSatisfy { (1...2).contains($0.count) && Digits.value(Array($0)) != nil }
    }
}
