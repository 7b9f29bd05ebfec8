// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

extension Report {
    /// The report for programs, with what it was made of. Texts that people read are in both
    /// languages; `schema/report.schema.json` among the policies describes it.
    public func json(_ provenance: Provenance) -> JSONValue {
        .object([
            JSONMember("made_with", provenance.json),
            JSONMember("overall", .string(overall.rawValue)),
            JSONMember("project", .string(project)),
            JSONMember("date", .string(date.description)),
            JSONMember("exit_code", .integer(Int64(exitCode))),
            JSONMember("charters", .array(charters.map(\.json))),
            JSONMember("next_questions", .array(nextQuestions.map { .string($0.path.text) })),
            JSONMember("sovereignty", sovereignty.json),
            JSONMember("remarks", .array(remarks.map(\.json))),
        ])
    }
}

extension CharterReport {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("charter", .string(charter)),
            JSONMember("version", .string(version)),
            JSONMember("title", title.json),
            JSONMember("authority", .string(authority)),
            JSONMember("overall", .string(overall.rawValue)),
            JSONMember("results", .array(results.map(\.json))),
            JSONMember("silent_principles", .array(silent.map(\.json))),
            JSONMember("problems", .array(problems.map(\.json))),
            JSONMember("waivers", .array(waivers.map(\.json))),
        ])
    }
}

extension SilentPrinciple {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("id", .string(id)),
            JSONMember("title", title.json),
            JSONMember("text_unavailable", .boolean(isTextUnavailable)),
        ])
    }
}

extension WaiverNote {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("rule", .string(rule)),
            JSONMember("reference", .string(reference)),
            JSONMember("note", note.json),
        ])
    }
}

extension Diagnostic {
    /// The diagnostic for programs.
    public var json: JSONValue {
        var members = [JSONMember("code", .string(code.rawValue))]
        if position != .nowhere {
            members += [
                JSONMember("line", .integer(Int64(position.line))),
                JSONMember("column", .integer(Int64(position.column))),
                JSONMember("length", .integer(Int64(length))),
            ]
        }
        members.append(JSONMember("message", message.json))
        if let hint { members.append(JSONMember("hint", hint.json)) }
        return .object(members)
    }
}

extension Localized {
    /// Both texts, by language.
    var json: JSONValue {
        .object([JSONMember("fr", .string(french)), JSONMember("en", .string(english))])
    }
}
