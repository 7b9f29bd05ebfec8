// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// Records of charters and frameworks: the exact bytes of their files.
enum CharterFile {
    /// The record of a file, and the short name that it gets.
    static func record(
        _ path: String,
        _ kind: Kind,
        policies: String?
    ) throws -> (record: Record, slug: String?) {
        let library = try PolicyLibrary(folder: policies)
        // The schema of an AI use is a framework too: assessments name the one they were made with.
        if path == "ai-use" {
            return (
                record(
                    kind,
                    "ai-use",
                    library.vocabulary.schema.version,
                    try library.schemaBytes()
                ), "ai-use"
            )
        }
        let (charter, bytes) = try library.charter(path)
        guard charter.isFramework == (kind == .framework) else {
            throw CommandError(
                .refused,
                "\(path) : c'est \(charter.isFramework ? "un cadre" : "une charte")",
                "\(path): this is a \(charter.isFramework ? "framework" : "charter")"
            )
        }
        var record = record(kind, charter.title.french, charter.version, bytes)
        record.set("in_force_from", [.string(charter.inForce.from.description)])
        record.set("in_force_to", charter.inForce.to.map { [.string($0.description)] })
        if kind == .charter {
            record.set("authority", [.string(charter.authority)])
        }
        let sources = charter.sources.map { source in
            JSONValue.pairs([
                "title": .string(source.title),
                "url": source.url.map { .string($0) },
            ])
        }
        if !sources.isEmpty { record.set("sources", sources) }
        let name = charter.id.split(separator: "/").last.map(String.init) ?? charter.id
        return (record, name)
    }

    /// Whether a file is a charter or a framework, and not the fields of its record.
    static func isOne(_ path: String) throws -> Bool {
        guard path != "ai-use", let bytes = try InputFile.bytesIfPresent(path) else { return true }
        let node = try? YAMLNode.parse(bytes)
        return node?["charter"] != nil || node?["framework"] != nil
    }

    private static func record(
        _ kind: Kind,
        _ title: String,
        _ version: String,
        _ bytes: [UInt8]
    ) -> Record {
        var record = Record(kind: kind)
        record.set("title", [.string(title)])
        record.set("version", Int64(version).map { [.integer($0)] })
        record.set("text", [.string(String(decoding: bytes, as: UTF8.self))])
        return record
    }
}
