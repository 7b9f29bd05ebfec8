// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// The answer to a question of the schema.
public enum FactValue: Sendable, Hashable {
    /// Yes or no.
    case boolean(Bool)
    /// One word, or a text.
    case word(String)
    /// Words, in the order they were given; none is an answer.
    case words([String])
    /// A number.
    case quantity(Quantity)
    /// A day.
    case date(CivilDate)
    /// A length of time.
    case duration(CivilDuration)
    /// A document or a reference that was given.
    case evidence(Evidence)
    /// There is no such document: not the same as not knowing.
    case noEvidence
}

extension FactValue {
    /// The form a ledger record stores, and ``Declaration/parse(facts:schema:)`` reads back.
    public var json: JSONValue {
        switch self {
        case .boolean(let value): .boolean(value)
        case .word(let word): .string(word)
        case .words(let words): .array(words.map(JSONValue.string))
        case .quantity(let quantity): .string(quantity.description)
        case .date(let date): .string(date.description)
        case .duration(let duration): .string(duration.description)
        case .evidence(let evidence): evidence.json
        case .noEvidence: .string("none")
        }
    }
}

extension Evidence {
    fileprivate var json: JSONValue {
        var members: [JSONMember] = []
        if let sha256 { members.append(JSONMember("sha256", .string(sha256))) }
        if let date { members.append(JSONMember("date", .string(date.description))) }
        if let identifier { members.append(JSONMember("identifier", .string(identifier))) }
        return members.isEmpty ? .string("provided") : .object(members)
    }
}
