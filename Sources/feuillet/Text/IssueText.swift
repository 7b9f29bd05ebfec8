// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// How what is wrong with a file is shown: one line each, with its place.
enum IssueText {
    static func text(
        _ issues: [RecordIssue],
        _ file: String,
        _ positions: [String: Position]
    ) -> String {
        issues.map { issue in
            let name = issue.field.split(separator: ".").first.map(String.init) ?? issue.field
            let position = issue.position ?? positions[name]
            let place = position.map { "\(file):\($0.line):\($0.column): " } ?? "\(file): "
            return place + issue.message.spoken
        }.joined(separator: "\n")
    }
}
