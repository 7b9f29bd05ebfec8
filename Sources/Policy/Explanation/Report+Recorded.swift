// SPDX-License-Identifier: EUPL-1.2
public import Notation

extension Report {
    /// The verdict of every rule, as an assessment records it.
    public var recordedRules: [JSONValue] {
        charters.flatMap { charter in
            charter.results.map { result in
                .object([
                    JSONMember("charter", .string(charter.charter)),
                    JSONMember("rule", .string(result.rule)),
                    JSONMember("verdict", .string(result.verdict.kind.rawValue)),
                ])
            }
        }
    }
}
