// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

/// Checks on the source text itself, so that the house rules hold without a reviewer.
@Suite("House rules") struct TidyTests {
    static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    /// Which modules each module may import. The list is the architecture.
    static let layers: [String: Set<String>] = [
        "Notation": ["CExpat", "CYAML"],
        "Cryptography": ["COpenSSL"],
        "Transparency": ["Cryptography"],
        "Records": ["Cryptography", "Notation"],
        "Policy": ["Notation", "Records"],
        "Interchange": ["Notation", "Records"],
        "Storage": ["Glibc", "Synchronization"],
        "Ledger": [
            "Cryptography", "Dispatch", "Notation", "Policy", "Records", "Storage",
            "Synchronization", "Transparency",
        ],
        "feuillet": [
            "ArgumentParser", "Cryptography", "Glibc", "Interchange", "Ledger", "Notation",
            "Policy", "Records",
            "Storage", "Transparency",
        ],
    ]

    /// Where C may be called.
    static let fenced: Set<String> = ["Cryptography", "Storage"]
    static let fencedFiles: Set<String> = [
        "YAMLReader.swift", "XMLReader.swift", "XMLBuilder.swift", "Terminal.swift",
        // An executor of its own is spelled with `unsafe`, though it calls no C.
        "BlockingExecutor.swift", "Sequencer.swift",
    ]

    static let sources = files(in: "Sources", suffix: ".swift")
    static let texts =
        sources + files(in: "Sources", suffix: ".md") + files(in: "Policies", suffix: ".yaml")
        + files(in: "Ledger", suffix: ".yaml")

    static func files(in folder: String, suffix: String) -> [URL] {
        let folder = root.appending(path: folder)
        let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        return all.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted()
            .map { folder.appending(path: $0) }
    }

    static func module(of file: URL) -> String? {
        file.pathComponents.drop { $0 != "Sources" }.dropFirst().first
    }

    static func lines(_ file: URL) throws -> [Substring] {
        try String(contentsOf: file, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test(arguments: sources) func `imports only what its layer allows`(_ file: URL) throws {
        let module = try #require(Self.module(of: file))
        let allowed = try #require(Self.layers[module])
        for line in try Self.lines(file) {
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at <= 1, at + 1 < words.count,
                words[..<at].allSatisfy({ $0 == "public" || $0 == "package" || $0 == "internal" })
            else { continue }
            #expect(allowed.contains(String(words[at + 1])), "imports \(words[at + 1])")
        }
    }

    @Test(arguments: sources) func `calls C only inside the fence`(_ file: URL) throws {
        let module = try #require(Self.module(of: file))
        guard !Self.fenced.contains(module), !Self.fencedFiles.contains(file.lastPathComponent)
        else { return }
        for line in try Self.lines(file) {
            let code = line.split(separator: "//", omittingEmptySubsequences: false).first ?? ""
            #expect(!code.split(separator: " ").contains("unsafe"), "\(line)")
        }
    }

    @Test(arguments: sources) func `is short, and says its licence`(_ file: URL) throws {
        let lines = try Self.lines(file)
        #expect(lines.count <= 400)
        #expect(lines.first == "// SPDX-License-Identifier: EUPL-1.2")
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= 240 })
    }

    @Test(arguments: texts) func `leaves nothing undone and claims nothing it may not`(_ file: URL)
        throws
    {
        // Put together here, so that this file does not hold them.
        let banned = [
            "@test" + "able", "TO" + "DO", "FIX" + "ME", "XX" + "X", "try" + "!",
            "fatal" + "Error(",
        ]
        for line in try Self.lines(file) {
            for word in banned { #expect(!line.contains(word), "\(word): \(line)") }
        }
        guard file.pathExtension != "md" else { return }
        let text = try String(contentsOf: file, encoding: .utf8).lowercased()
        #expect(!text.contains("quali" + "fied"))
    }

    @Test(arguments: ["charters", "frameworks", "projects"])
    func `every policy is embedded in the program`(_ folder: String) throws {
        let list = Self.root.appending(path: "Sources/feuillet/Support/EmbeddedPolicies.swift")
        let text = try String(contentsOf: list, encoding: .utf8)
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "Policies/\(folder)").path
        )
        for file in files where file.hasSuffix(".yaml") {
            #expect(text.contains("\"\(folder)/\(file)\":"), "\(file) is not in the list")
        }
    }
}
