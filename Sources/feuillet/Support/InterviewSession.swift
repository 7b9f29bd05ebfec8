// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// One sitting of an interview: questions on standard error, answers from standard input, and the
/// declaration written after each.
struct InterviewSession {
    private let file: String
    private var text: DeclarationText
    private let interview: Interview
    private let schema: UseSchema
    private var skipped: Set<FieldPath> = []
    private var answerCount = 0

    init(file: String, text: DeclarationText, interview: Interview, schema: UseSchema) {
        self.file = file
        self.text = text
        self.interview = interview
        self.schema = schema
    }

    /// Whether an answer was written.
    var hasAnswers: Bool { answerCount > 0 }

    /// What is declared so far.
    var declaration: Declaration { text.read.declaration }

    /// Refuses a file that has mistakes: an answer could not be told from them.
    func requireReadable() throws(CommandError) {
        guard !text.isFlow else {
            throw CommandError(
                .refused,
                "\(file) : les réponses s'ajoutent ligne par ligne, et ce fichier tient entre accolades ; ôtez-les, une réponse par ligne",
                "\(file): answers are added line by line, and this file stands between braces; take them off, one answer a line"
            )
        }
        let problems = text.read.problems.filter { !$0.code.isWarning }
        guard problems.isEmpty else {
            let renderer = DiagnosticRenderer(file: file, text.bytes)
            let lines = problems.map { renderer.text(of: $0, in: Speech.language) }
            throw CommandError(.refused, lines.joined(separator: "\n"))
        }
    }

    /// Asks until nothing more can change a verdict, or the answers end.
    ///
    /// - Returns: whether every question was put.
    mutating func run() throws -> Bool {
        for field in schema.fields
        where field.required != nil && declaration[field.path] == .unknown {
            guard try ask(field, note: Speech.say("nécessaire", "needed")) else { return false }
        }
        while let question = interview.next(declaration, skipping: skipped) {
            let (waiting, open) = (question.waitingCount, question.openCount)
            let note = Speech.say(
                "règles ouvertes : \(open), dont \(waiting) en dépendent",
                "open rules: \(open), of which \(waiting) depend on it"
            )
            guard try ask(question.field, note: note) else { return false }
        }
        return true
    }

    func json(isFinished: Bool) -> JSONValue {
        .pairs([
            "file": .string(file), "answers": .integer(Int64(answerCount)),
            "finished": .boolean(isFinished),
            "unknown": .array(skipped.sorted().map { .string($0.text) }),
        ])
    }

    /// - Returns: false if the person stops.
    private mutating func ask(_ field: Field, note: String) throws -> Bool {
        while true {
            Terminal.complain("\n\(field.question.spoken)\(Self.hint(field))  [\(note)]\n> ")
            guard let answer = readLine(), answer != "q" else { return false }
            switch answer {
            case "":
                skipped.insert(field.path)
                return true
            case "?": Terminal.complain(Self.help(field))
            default:
                if let problem = text.set(field, to: Self.evidence(answer, field)) {
                    let hint = problem.hint.map { " (\($0.spoken))" } ?? ""
                    Terminal.complain("  \(problem.message.spoken)\(hint)\n")
                    continue
                }
                answerCount += 1
                try InputFile.write(text.bytes, to: file)
                // « unknown » typed in full is an answer too: it is not asked again.
                if declaration[field.path] == .unknown { skipped.insert(field.path) }
                return true
            }
        }
    }

    /// To the question whether there is a document, people say yes or no.
    private static func evidence(_ answer: String, _ field: Field) -> String {
        guard field.type.isEvidence, let isThere = FrenchWord.boolean(answer) else { return answer }
        return isThere ? "provided" : "none"
    }

    /// What an answer looks like.
    private static func hint(_ field: Field) -> String {
        let words = field.values.map(\.label.spoken).joined(separator: " | ")
        let example =
            switch field.type {
            case .boolean: Speech.say("oui, non", "yes, no")
            case .word(.choices): words
            case .words(.choices):
                words + Speech.say(" ; plusieurs possibles", "; several possible")
            case .word(.country): Speech.say("code de pays, comme FR", "country code, such as FR")
            case .words(.country):
                Speech.say("codes de pays, comme FR, DE", "country codes, such as FR, DE")
            case .words(.text), .word(.text): ""
            case .quantity(let unit): unit == .none ? Speech.say("nombre", "number") : unit.rawValue
            case .date: Speech.say("AAAA-MM-JJ", "YYYY-MM-DD")
            case .duration: Speech.say("comme 6 months", "such as 6 months")
            case .document: Speech.say("oui, non", "yes, no")
            case .reference: Speech.say("oui, non, ou son numéro", "yes, no, or its number")
            }
        return example.isEmpty ? "" : " (\(example))"
    }

    private static func help(_ field: Field) -> String {
        let roles = field.askedOf.map { Role.label(of: $0).spoken }.joined(separator: ", ")
        var text = "  \(field.label.spoken) — \(field.name(in: Speech.language))\n"
        text += Speech.say("  qui sait : \(roles)\n", "  who knows: \(roles)\n")
        if let source = field.source { text += "  source\(Speech.colon) \(source)\n" }
        return text
            + Speech.say(
                "  réponse vide : je ne sais pas ; q : arrêter là\n",
                "  empty answer: I do not know; q: stop here\n"
            )
    }
}
