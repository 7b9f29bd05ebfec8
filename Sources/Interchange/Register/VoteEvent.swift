// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// A vote as Popolo describes one (popolo-project, `vote_event`).
public enum VoteEvent {
    /// The vote on a deliberation; nothing if it was withdrawn or adjourned, for then nobody voted.
    ///
    /// A count that is not recorded is left out: zero would be a claim. A proxy has no place in Popolo.
    ///
    /// - Parameters:
    ///   - identifier: the subject of the entry.
    ///   - organization: the name of the authority, or of its assembly.
    ///   - isTranscribed: whether it was copied from a public source and not sealed by its authority.
    public static func json(
        _ record: Record,
        identifier: String,
        organization: String,
        isTranscribed: Bool
    ) -> JSONValue? {
        guard let result = results[record.text("outcome") ?? ""] else { return nil }
        var motion = [
            JSONMember("text", .string(record.text("object") ?? "")),
            JSONMember("result", .string(result)),
        ]
        if let date = record.text("date") { motion.append(JSONMember("date", .string(date))) }
        if let majority = record.text("majority") {
            motion.append(JSONMember("requirement", .string(majority)))
        }
        var members = [
            JSONMember("id", .string(identifier)), JSONMember("result", .string(result)),
            JSONMember("motion", .object(motion)),
            JSONMember("organization", .object([JSONMember("name", .string(organization))])),
            JSONMember("transcribed", .boolean(isTranscribed)),
        ]
        if let number = record.text("number") {
            members.append(JSONMember("identifier", .string(number)))
        }
        let counts = options.compactMap { field, option -> JSONValue? in
            record.count(field).map { count in
                .object([
                    JSONMember("option", .string(option)),
                    JSONMember("value", .integer(Int64(count))),
                ])
            }
        }
        if !counts.isEmpty { members.append(JSONMember("counts", .array(counts))) }
        let votes = (record.values["roll_call"] ?? []).map(vote)
        if !votes.isEmpty { members.append(JSONMember("votes", .array(votes))) }
        return .object(members)
    }

    private static let results = ["adopted": "pass", "rejected": "fail"]
    private static let options = [
        ("for", "yes"), ("against", "no"), ("abstentions", "abstain"), ("blank", "blank"),
        ("spoiled", "spoiled"), ("not_taking_part", "not voting"),
    ]
    private static let choices = [
        "for": "yes", "against": "no", "abstention": "abstain", "not_taking_part": "not voting",
        "absent": "absent",
    ]

    private static func vote(_ call: JSONValue) -> JSONValue {
        .object([
            JSONMember("option", .string(choices[call["vote"]?.string ?? ""] ?? "")),
            JSONMember(
                "voter",
                .object([JSONMember("name", .string(call["name"]?.string ?? ""))])
            ),
        ])
    }
}
