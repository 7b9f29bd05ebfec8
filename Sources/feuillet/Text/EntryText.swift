// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Policy
import Records

/// How entries are shown to people.
enum EntryText {
    static func capacity(_ capacity: Issuer.Capacity) -> String {
        switch capacity {
        case .registrar: Speech.say("teneur du registre", "registrar")
        case .authority: Speech.say("autorité", "authority")
        case .transcriber: Speech.say("transcripteur", "transcriber")
        }
    }

    /// In whose name an entry speaks. A transcription says so wherever it is shown.
    static func voice(_ issuer: Issuer?, record: Record?, subject: String) -> String {
        guard let issuer else { return "" }
        // Names are what the registrar typed; only the identifier is one authority's alone.
        let name = "\(safe(issuer.name)) (\(issuer.identifier))"
        guard issuer.capacity == .transcriber else {
            return Speech.say("scellé par \(name)", "sealed by \(name)")
        }
        let copied =
            record?.text("authority") ?? Subject.copiedAuthority(in: subject)?.text ?? "?"
        return Speech.say(
            "transcrit d'après une source publique, non scellé par \(copied) ; transcripteur : \(name)",
            "transcribed from a public source, not sealed by \(copied); transcriber: \(name)"
        )
    }

    /// The one line that says what a record is.
    static func title(_ record: Record) -> String {
        let schema = RecordSchema.of(record.kind)
        for field in ["object", "title", "name", "body", "event", "rule", "verdict", "answer"] {
            guard let value = record[field] else { continue }
            return schema?.field(field).map { text(value, $0.type) } ?? plain(value)
        }
        return ""
    }

    /// The fields of a record with their labels, in the order in which people read them.
    static func fields(_ record: Record, schema: UseSchema?) -> [(label: String, value: String)] {
        if let recordSchema = RecordSchema.of(record.kind) {
            return recordSchema.fields.flatMap { field -> [(String, String)] in
                guard let values = record.values[field.name] else { return [] }
                return values.map { (field.label.spoken, text($0, field.type)) }
            }
        }
        let order = schema?.fields.map(\.path.text) ?? []
        let names = record.sortedFields.sorted { a, b in
            (order.firstIndex(of: a) ?? .max, a) < (order.firstIndex(of: b) ?? .max, b)
        }
        return names.map { name in
            let words = schema?.field(name)?.values ?? []
            let values = (record.values[name] ?? []).map { value in
                words.first { $0.word == value.string }?.label.spoken ?? plain(value)
            }
            let label = schema?.field(name)?.label.spoken ?? Self.name(name)
            return (
                label, values.isEmpty ? Speech.say("aucun", "none") : values.joined(separator: ", ")
            )
        }
    }

    private static func text(_ value: JSONValue, _ type: RecordFieldType) -> String {
        switch type {
        case .word(let words):
            guard Speech.language == .french else { return plain(value) }
            return words.first { $0.word == value.string }?.french ?? plain(value)
        case .object(let fields):
            return fields.compactMap { field in
                guard let value = value[field.name] else { return nil }
                // The verdict of a rule is a line in the record, and a word for people.
                let verdict =
                    field.name == "verdict" ? value.string.flatMap(VerdictKind.init) : nil
                return "\(field.label.spoken) \(verdict?.label.spoken ?? text(value, field.type))"
            }.joined(separator: " · ")
        default: return plain(value)
        }
    }

    /// A value as text that no terminal obeys: what is not plain text is written as its code.
    static func plain(_ value: JSONValue) -> String {
        switch value {
        case .boolean(let value): value ? Speech.say("oui", "yes") : Speech.say("non", "no")
        case .string(let text): safe(text)
        default: safe(String(decoding: value.canonical(), as: UTF8.self))
        }
    }

    /// A text without controls or marks that turn the direction of writing.
    static func safe(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: result += "\n"
            case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069,
                0xFEFF:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A name that stays on its line: a line feed in it is written as its code too.
    static func name(_ text: String) -> String {
        safe(text).split(separator: "\n", omittingEmptySubsequences: false).joined(
            separator: "\\u{a}"
        )
    }

    /// A text cut to a width, on one line.
    static func cut(_ text: String, to width: Int) -> String {
        let line = safe(text).unicodeScalars.map { $0 == "\n" ? " " : $0 }
        guard line.count > width, width > 1 else { return String(String.UnicodeScalarView(line)) }
        return String(String.UnicodeScalarView(line.prefix(width - 1))) + "…"
    }

    static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }
}
