// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

extension RuleResult {
    var json: JSONValue {
        var members = [
            JSONMember("rule", .string(rule)),
            JSONMember("principle", .string(principle)),
            JSONMember("title", title.json),
            JSONMember("line", .integer(Int64(position.line))),
            JSONMember("modality", .string(keyword)),
            JSONMember("inferred", .boolean(isInferred)),
            JSONMember("verdict", .string(verdict.kind.rawValue)),
        ]
        members += verdict.details
        if let opinion { members.append(JSONMember("opinion", opinion.json)) }
        if isCapped { members.append(JSONMember("capped", .boolean(true))) }
        if let explanation { members.append(JSONMember("explanation", explanation.json)) }
        return .object(members)
    }
}

extension Opinion {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("role", .string(role)),
            JSONMember("answer", .string(answer.rawValue)),
            JSONMember("reference", .string(reference)),
            JSONMember("date", .string(date.description)),
        ])
    }
}

extension Verdict {
    fileprivate var details: [JSONMember] {
        switch self {
        case .undetermined(let missing):
            [JSONMember("missing", .array(missing.map { .string($0.text) }))]
        case .waived(let reference): [JSONMember("waiver", .string(reference))]
        case .toJudge(let role): [JSONMember("role", .string(role))]
        case .notYetInForce(let date): [JSONMember("from", .string(date.description))]
        case .compliant, .nonCompliant, .notApplicable, .advice: []
        }
    }
}

extension Explanation {
    fileprivate var json: JSONValue {
        var members = [
            JSONMember("conditions", .array(conditions.map(\.json))),
            JSONMember("reasons", .array(reasons.map(\.json))),
            JSONMember("questions", .array(questions.map(\.json))),
            JSONMember("remedies", .array(remedies.map(\.json))),
        ]
        if let quote { members.append(JSONMember("quote", quote.json)) }
        if let judge { members.append(JSONMember("question", judge.question.json)) }
        return .object(members)
    }
}

extension ConditionResult {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("part", .string(part.rawValue)),
            JSONMember("text", .string(text)),
            JSONMember("line", .integer(Int64(position.line))),
            JSONMember("truth", .string(truth.label.english)),
            JSONMember("facts", .array(facts.map(\.json))),
        ])
    }
}

extension StatedFact {
    fileprivate var json: JSONValue {
        var members = [JSONMember("field", .string(field.path.text))]
        switch fact {
        case .known(let value): members.append(JSONMember("value", value.json))
        case .unknown: members.append(JSONMember("state", .string("unknown")))
        case .irrelevant: members.append(JSONMember("state", .string("irrelevant")))
        }
        if let position { members.append(JSONMember("line", .integer(Int64(position.line)))) }
        return .object(members)
    }
}

extension Questions {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("role", .string(role)),
            JSONMember("fields", .array(fields.map { .string($0.path.text) })),
        ])
    }
}

extension Remedy {
    fileprivate var json: JSONValue {
        .array(
            changes.map { change in
                .object([
                    JSONMember("field", .string(change.field.path.text)),
                    JSONMember("from", change.from.value?.json ?? .null),
                    JSONMember("to", change.to.json),
                    JSONMember("conditions", .array(change.conditions.map(JSONValue.string))),
                ])
            }
                + removing.map { field in
                    .object([
                        JSONMember("field", .string(field.path.text)),
                        JSONMember("from", .null), JSONMember("to", .null),
                        JSONMember("conditions", .array([])),
                    ])
                }
        )
    }
}

extension Quote {
    fileprivate var json: JSONValue {
        var members = [
            JSONMember("fr", .string(french)), JSONMember("source", .string(source)),
        ]
        if let english { members.append(JSONMember("en", .string(english))) }
        return .object(members)
    }
}
