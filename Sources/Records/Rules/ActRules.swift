// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What the values of a record may and may not say together.
///
/// What cannot have happened is impossible; what can have happened but should not is irregular.
public enum ActRules {
    /// The issues of a record whose fields and types are right.
    ///
    /// - Parameters:
    ///   - record: the values.
    ///   - type: what the authority is in law, where it is known.
    ///   - issuedOn: the latest day on which the entry can have been signed: an act is not dated after it.
    public static func issues(
        _ record: Record,
        type: AuthorityType?,
        issuedOn: CivilDate?
    ) -> [RecordIssue] {
        var issues: [RecordIssue] = []
        if let date = record.date("date"), let issuedOn, date > issuedOn,
            [.sitting, .deliberation, .decision, .status].contains(record.kind)
        {
            issues.append(
                impossible(
                    "date",
                    "la date \(date) est dans l'avenir",
                    "the date \(date) is in the future"
                )
            )
        }
        switch record.kind {
        case .sitting: issues += SittingRules.issues(record, type: type)
        case .deliberation: issues += VoteRules.issues(record)
        case .waiver: issues += period(record, from: "from", to: "to")
        case .charter, .framework:
            issues += period(record, from: "in_force_from", to: "in_force_to")
        default: break
        }
        return issues
    }

    private static func period(_ record: Record, from: String, to: String) -> [RecordIssue] {
        guard let start = record.date(from), let end = record.date(to), end < start else {
            return []
        }
        return [
            impossible(
                to,
                "la fin \(end) précède le début \(start)",
                "the end \(end) is before the start \(start)"
            )
        ]
    }

    static func impossible(_ field: String, _ french: String, _ english: String) -> RecordIssue {
        RecordIssue(.impossible, field: field, french: french, english: english)
    }

    static func irregular(_ field: String, _ french: String, _ english: String) -> RecordIssue {
        RecordIssue(.irregular, field: field, french: french, english: english)
    }
}
