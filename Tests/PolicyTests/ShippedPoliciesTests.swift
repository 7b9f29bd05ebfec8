// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Notation
import Policy
import Records
import Testing

/// The files of `Policies/`: all are read without a problem, and every example holds.
@Suite("Shipped policies") struct ShippedPoliciesTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Policies").standardized

    static func files(_ name: String) -> [String] {
        let all =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path))
        return (all ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map { "\(name)/\($0)" }
    }

    static let charters = files("charters") + files("frameworks")
    static let projects = files("projects")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    static func vocabulary() throws -> Vocabulary {
        let (schema, problems) = UseSchema.parse(
            try YAMLNode.parse(try bytes("schema/ai-use.yaml"))
        )
        #expect(problems.map(\.message.english) == [])
        let (groups, others) = CountryGroups.parse(
            try YAMLNode.parse(try bytes("schema/groups.yaml"))
        )
        #expect(others.map(\.message.english) == [])
        let compiled = Vocabulary.compile(schema: try #require(schema), groups: groups)
        #expect(compiled.problems.map(\.message.english) == [])
        return compiled.vocabulary
    }

    static func charter(_ name: String) throws -> Charter {
        let bytes = try bytes(name)
        let (charter, problems) = Charter.parse(bytes, vocabulary: try vocabulary())
        let renderer = DiagnosticRenderer(file: name, bytes)
        #expect(problems.isEmpty, "\(problems.map { renderer.text(of: $0, in: .english) })")
        return try #require(charter)
    }

    static func project(_ name: String) throws -> Declaration {
        let bytes = try bytes(name)
        let (project, problems) = Declaration.parse(bytes, schema: try vocabulary().schema)
        let renderer = DiagnosticRenderer(file: name, bytes)
        #expect(problems.isEmpty, "\(problems.map { renderer.text(of: $0, in: .english) })")
        return project
    }

    @Test(arguments: charters) func `every example of a charter holds`(_ name: String) throws {
        let charter = try Self.charter(name)
        var projects: [String: Declaration] = [:]
        for (key, path) in charter.projects {
            let file = String(path.split(separator: "/").last ?? "")
            projects[key] = try Self.project("projects/\(file)")
        }
        let run = charter.runExamples(on: projects)
        #expect(run.failures.isEmpty, "\(run.failures)")
        #expect(charter.rules.isEmpty || run.count > 0)
        #expect(charter.missingExamples.map(\.message.english) == [])
    }

    @Test(arguments: projects) func `every example project can be checked`(_ name: String) throws {
        let project = try Self.project(name)
        let charters = try Self.charters.map(Self.charter)
        let date = try #require(CivilDate("2026-11-24"))
        let report = Checker.check(project, charters, on: date)
        #expect(report.charters.count == charters.count)
        for (report, charter) in zip(report.charters, charters) {
            #expect(report.results.count >= charter.rules.count)
        }
    }
}
