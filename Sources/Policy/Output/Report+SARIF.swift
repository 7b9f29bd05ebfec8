// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

/// Whom a SARIF file is for.
public enum SARIFProfile: Sendable {
    /// Readers of the whole standard: every rule, with its `kind`.
    case complete
    /// Forges that take every result for an alert, whatever its `kind`: only what needs somebody.
    case forge
}

extension Report {
    /// The report as SARIF 2.1.0 (OASIS), whose result kinds match the verdicts.
    public func sarif(
        in language: Language,
        _ provenance: Provenance,
        profile: SARIFProfile = .complete
    ) -> JSONValue {
        let writer = SARIFWriter(
            report: self,
            language: language,
            provenance: provenance,
            profile: profile
        )
        return writer.json
    }
}

/// Writes one SARIF run.
private struct SARIFWriter {
    let report: Report
    let language: Language
    let provenance: Provenance
    let profile: SARIFProfile

    var json: JSONValue {
        .object([
            JSONMember(
                "$schema",
                .string(
                    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
                )
            ),
            JSONMember("version", .string("2.1.0")),
            JSONMember("runs", .array([run])),
        ])
    }

    private var run: JSONValue {
        .object([
            JSONMember("tool", .object([JSONMember("driver", driver)])),
            JSONMember("language", .string(language.rawValue)),
            JSONMember(
                "artifacts",
                .array(
                    provenance.files.map { file in
                        .object([
                            JSONMember("location", location(file.name)),
                            JSONMember(
                                "hashes",
                                .object([JSONMember("sha-256", .string(file.sha256))])
                            ),
                        ])
                    }
                )
            ),
            JSONMember("results", .array(results)),
            JSONMember("invocations", .array([invocation])),
            JSONMember(
                "properties",
                .object([
                    JSONMember("project", .string(report.project)),
                    JSONMember("evaluationDate", .string(report.date.description)),
                    JSONMember("evaluator", .string(Evaluator.current.rawValue)),
                ])
            ),
        ])
    }

    /// The run went well; what kept rules from being settled is about the charters, not about it.
    private var invocation: JSONValue {
        let notifications = report.charters.flatMap { charter in
            charter.problems.map { problem -> JSONValue in
                .object([
                    JSONMember("level", .string("warning")),
                    JSONMember(
                        "descriptor",
                        .object([JSONMember("id", .string(problem.code.rawValue))])
                    ),
                    JSONMember(
                        "message",
                        message("\(charter.charter)\(language.colon)\(problem.message[language])")
                    ),
                ])
            }
        }
        return .object([
            JSONMember("executionSuccessful", .boolean(true)),
            JSONMember("toolConfigurationNotifications", .array(notifications)),
        ])
    }

    private var driver: JSONValue {
        let words = provenance.tool.split(separator: " ")
        return .object([
            JSONMember("name", .string(words.first.map(String.init) ?? provenance.tool)),
            JSONMember("version", .string(words.last.map(String.init) ?? "")),
            JSONMember("rules", .array(rules)),
        ])
    }

    private var rules: [JSONValue] {
        report.charters.flatMap { charter in
            charter.results.map { result in
                .object([
                    JSONMember("id", .string(id(result, charter))),
                    JSONMember("shortDescription", message(result.title[language])),
                    JSONMember(
                        "fullDescription",
                        message("\(charter.title[language]) — \(result.title[language])")
                    ),
                ])
            }
        }
    }

    private var results: [JSONValue] {
        var (results, index) = ([JSONValue](), 0)
        for charter in report.charters {
            for result in charter.results {
                if let row = row(result, charter, index) { results.append(row) }
                index += 1
            }
        }
        return results
    }

    private func row(_ result: RuleResult, _ charter: CharterReport, _ index: Int) -> JSONValue? {
        let words = RuleWords(result, language, file: provenance.project.name)
        let kind = kind(result.verdict)
        guard profile == .complete || ["fail", "open", "review"].contains(kind) else { return nil }
        let lines = words.details.map { "\($0.heading)\(language.colon)\($0.body)" }
        let text = (["\(result.title[language])\(language.colon)\(words.verdict)"] + lines)
            .joined(separator: "\n")
        var members = [
            JSONMember("ruleId", .string(id(result, charter))),
            JSONMember("ruleIndex", .integer(Int64(index))),
            JSONMember("kind", .string(profile == .forge ? "fail" : kind)),
            JSONMember("level", .string(level(kind))),
            JSONMember("message", message(text)),
            JSONMember("locations", .array([place(of: result)])),
            JSONMember(
                "properties",
                .object([
                    JSONMember("verdict", .string(result.verdict.kind.rawValue)),
                    JSONMember("inferred", .boolean(result.isInferred)),
                ])
            ),
        ]
        if case .waived(let reference) = result.verdict {
            let suppression: JSONValue = .object([
                JSONMember("kind", .string("external")),
                JSONMember("status", .string("accepted")),
                JSONMember("justification", .string(reference)),
            ])
            members.append(JSONMember("suppressions", .array([suppression])))
        }
        return .object(members)
    }

    /// SARIF 2.1.0 §3.27.9.
    private func kind(_ verdict: Verdict) -> String {
        switch verdict.kind {
        case .compliant: "pass"
        case .nonCompliant, .waived: "fail"
        case .undetermined: "open"
        case .notApplicable, .notYetInForce: "notApplicable"
        case .toJudge: "review"
        case .advice: "informational"
        }
    }

    /// SARIF 2.1.0 §3.27.10: a result whose kind is not `fail` has the level `none`.
    private func level(_ kind: String) -> String {
        switch (profile, kind) {
        case (_, "fail"): "error"
        case (.forge, "open"): "warning"
        case (.forge, _): "note"
        case (.complete, _): "none"
        }
    }

    private func place(of result: RuleResult) -> JSONValue {
        let facts =
            (result.explanation?.reasons ?? [])
            + (result.explanation?.conditions.flatMap(\.facts) ?? [])
        let line = facts.lazy.compactMap(\.position).first?.line ?? 1
        return .object([
            JSONMember(
                "physicalLocation",
                .object([
                    JSONMember("artifactLocation", location(provenance.project.name)),
                    JSONMember(
                        "region",
                        .object([JSONMember("startLine", .integer(Int64(line)))])
                    ),
                ])
            )
        ])
    }

    private func id(_ result: RuleResult, _ charter: CharterReport) -> String {
        "\(charter.charter)#\(result.rule)"
    }

    private func message(_ text: String) -> JSONValue {
        .object([JSONMember("text", .string(text))])
    }

    /// A file name as a URI reference: all but unreserved characters and slashes is
    /// percent-encoded (RFC 3986 §2).
    private func location(_ name: String) -> JSONValue {
        var uri: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                uri.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                uri += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return .object([JSONMember("uri", .string(String(decoding: uri, as: UTF8.self)))])
    }
}
