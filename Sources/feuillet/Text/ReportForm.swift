// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Notation
import Policy

/// The forms in which a check can be read.
enum ReportForm: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, junit, markdown, html
    case sarifForge = "sarif-forge"

    /// A report in this form, in the language of the run.
    func text(of report: Report, _ provenance: Provenance, style: TextStyle) -> String {
        let language = Speech.language
        switch self {
        case .text:
            return report.text(in: language, file: provenance.project.name, style: style)
        case .json: return Self.lines(report.json(provenance))
        case .sarif: return Self.lines(report.sarif(in: language, provenance))
        case .sarifForge:
            return Self.lines(report.sarif(in: language, provenance, profile: .forge))
        case .junit: return report.junit(in: language, provenance)
        case .markdown: return report.markdown(in: language, provenance)
        case .html: return report.html(in: language, provenance)
        }
    }

    private static func lines(_ value: JSONValue) -> String {
        String(decoding: value.canonical(), as: UTF8.self) + "\n"
    }
}
