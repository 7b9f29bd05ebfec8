// SPDX-License-Identifier: EUPL-1.2
import Notation

/// What a report was made of and with, so that somebody else can make it again.
public struct Provenance: Sendable, Hashable {
    /// A file that was read.
    public struct File: Sendable, Hashable {
        /// Its name, as it was given.
        public let name: String
        /// Its SHA-256, in hexadecimal.
        public let sha256: String

        /// A file.
        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// The program's name and version.
    public let tool: String
    /// The project; its digest is that of the file, or the leaf hash of a recorded declaration.
    public let project: File
    /// The charters, in the order of the report.
    public let charters: [File]
    /// The schema of an AI use.
    public let schema: File
    /// The groups of countries that rules name.
    public let groups: File

    /// A provenance.
    public init(tool: String, project: File, charters: [File], schema: File, groups: File) {
        self.tool = tool
        self.project = project
        self.charters = charters
        self.schema = schema
        self.groups = groups
    }

    /// Every file.
    var files: [File] { [project] + charters + [schema, groups] }

    var json: JSONValue {
        .object([
            JSONMember("tool", .string(tool)),
            JSONMember("evaluator", .string(Evaluator.current.rawValue)),
            JSONMember("project", project.json),
            JSONMember("charters", .array(charters.map(\.json))),
            JSONMember("schema", schema.json),
            JSONMember("groups", groups.json),
        ])
    }
}

extension Provenance.File {
    fileprivate var json: JSONValue {
        .object([JSONMember("name", .string(name)), JSONMember("sha256", .string(sha256))])
    }
}
