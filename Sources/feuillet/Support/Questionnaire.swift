// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Asks for a record question by question. An empty answer leaves the field unknown.
struct Questionnaire {
    private let schema: RecordSchema

    init(_ schema: RecordSchema) {
        self.schema = schema
    }

    func ask() throws -> Record {
        Terminal.complain(
            Speech.say(
                "* : réponse nécessaire ; les autres restent inconnues si vous validez sans répondre.\n",
                "*: needed; others stay unknown if you go on without an answer.\n"
            )
        )
        var lines: [String] = []
        for field in schema.fields {
            // Lists of people are for files.
            if case .object = field.type { continue }
            while let answer = try answer(field) {
                let line = "\(field.name): \(answer)"
                let issues =
                    Self.read(line, schema).issues.filter { $0.field == field.name }
                    + RecordChecker.issues(Self.read(line, schema).record, schema)
                    .filter { $0.field == field.name }
                guard let issue = issues.first else {
                    lines.append(line)
                    break
                }
                Terminal.complain("  " + issue.message.spoken + "\n")
            }
        }
        return Self.read(lines.joined(separator: "\n"), schema).record
    }

    private func answer(_ field: RecordField) throws -> String? {
        let isRequired = field.traits.contains(.required)
        while true {
            let mark = isRequired ? " *" : ""
            Terminal.complain("\(field.label.spoken)\(mark)\(Self.hint(field.type)) : ")
            guard let line = readLine() else {
                throw CommandError(
                    .usage,
                    "les réponses s'arrêtent avant la fin ; rien n'a été consigné",
                    "the answers end too early; nothing was recorded"
                )
            }
            if line.isEmpty, !isRequired { return nil }
            if line.isEmpty {
                Terminal.complain(
                    Speech.say("  cette réponse est nécessaire\n", "  this answer is needed\n")
                )
            }
            if !line.isEmpty { return Self.quoted(line, field.type) }
        }
    }

    private static func hint(_ type: RecordFieldType) -> String {
        switch type {
        case .word(let words):
            " ("
                + words.map { Speech.language == .french ? $0.french : $0.word }.joined(
                    separator: ", "
                ) + ")"
        case .boolean: Speech.say(" (oui, non)", " (yes, no)")
        case .date: Speech.say(" (AAAA-MM-JJ)", " (YYYY-MM-DD)")
        default: ""
        }
    }

    /// Free text in quotes, so that YAML takes it as it is.
    private static func quoted(_ text: String, _ type: RecordFieldType) -> String {
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                escaped.append(UInt8(ascii: "\\"))
            }
            escaped.append(byte)
        }
        return "\"" + String(decoding: escaped, as: UTF8.self) + "\""
    }

    private static func read(_ text: String, _ schema: RecordSchema) -> RecordReader {
        let empty = YAMLNode(content: .mapping([]), position: Position(line: 1, column: 1))
        return RecordReader((try? YAMLNode.parse(Array(text.utf8))) ?? empty, schema: schema)
    }
}

/// Asks for a declaration question by question.
struct DeclarationQuestionnaire {
    private let schema: UseSchema

    init(_ schema: UseSchema) {
        self.schema = schema
    }

    func ask() throws -> Record {
        var lines: [String] = []
        for field in schema.fields {
            let words = field.values.map(\.word).joined(separator: ", ")
            while true {
                let mark = field.required == nil ? "" : " *"
                let words = field.type == .boolean ? Speech.say("oui, non", "yes, no") : words
                Terminal.complain(
                    field.question.spoken + (words.isEmpty ? "" : " (\(words))") + mark + " "
                )
                guard let answer = readLine() else {
                    throw CommandError(
                        .usage,
                        "les réponses s'arrêtent avant la fin ; rien n'a été déclaré",
                        "the answers end too early; nothing was declared"
                    )
                }
                if answer.isEmpty {
                    guard field.required == nil else { continue }
                    break
                }
                let isSet = field.type.isSet
                let line = "\(field.path.text): " + (isSet ? "[\(answer)]" : answer)
                let (_, problems) = Declaration.parse(Array(line.utf8), schema: schema)
                guard let problem = problems.first(where: { !$0.code.isWarning }) else {
                    lines.append(line)
                    break
                }
                Terminal.complain("  " + problem.message.spoken + "\n")
            }
        }
        let (declaration, _) = Declaration.parse(
            Array(lines.joined(separator: "\n").utf8),
            schema: schema
        )
        return declaration.record
    }
}
