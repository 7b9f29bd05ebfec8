// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Notation
import Policy
import Records
import Testing

/// Files made to break readers, given to the readers of charters, declarations and schemas.
@Suite("Hostile files") struct HostileCharterTests {
    /// Every file of the vectors that is or may be taken for YAML or JSON.
    static let files: [URL] = {
        guard let root = ProcessInfo.processInfo.environment["FEUILLET_VECTORS"] else {
            print("skipped: hostile YAML and JSON for charters, as $FEUILLET_VECTORS is unset")
            return []
        }
        let folder = URL(filePath: root).appending(path: "security")
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? [])
            .filter { ["yaml", "yml", "json"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
    }()

    /// Own re-creations of the worst, so that something is tried without the vectors.
    static let own: [[UInt8]] = [
        [], [0xFF, 0xFE, 0x00], Array("a: &a [*a]".utf8), Array("{".utf8),
        Array(String(repeating: "[", count: 100_000).utf8),
        Array((String(repeating: "a: {", count: 5_000)).utf8),
        Array("charter: \u{202E}x\u{0}".utf8), Array("? [a, b]\n: c".utf8),
        Array("principles: [{rules: [{require: '\(String(repeating: "(", count: 9_999))'}]}]".utf8),
        Array(
            "definitions: {\((0..<40).map { "d\($0): d\($0 + 1) and d\($0 + 1)" }.joined(separator: ", "))}"
                .utf8
        ),
    ]

    private func read(_ bytes: [UInt8]) throws {
        let vocabulary = try Fixture.vocabulary()
        let charter = Charter.parse(bytes, vocabulary: vocabulary)
        // What is not a charter says why, and a file that says nothing wrong is one.
        #expect(charter.charter != nil || !charter.problems.isEmpty)
        _ = Declaration.parse(bytes, schema: vocabulary.schema)
        if let node = try? YAMLNode.parse(bytes) {
            _ = UseSchema.parse(node)
            _ = CountryGroups.parse(node)
        }
        _ = try? CharterFormatter.format(bytes)
    }

    @Test(arguments: own) func `end in a diagnostic`(_ bytes: [UInt8]) throws { try read(bytes) }

    @Test func `of the vectors end in a diagnostic`() throws {
        for file in Self.files { try read([UInt8](Data(contentsOf: file))) }
    }

    @Test func `definitions one behind the other are refused before the stack ends`() throws {
        let count = 20_000
        let chain = (0..<count).map { "  d\($0): d\($0 + 1)\n" }.joined()
        let header = "definitions:\n" + chain + "  d\(count): data.used"
        let problems = try Fixture.problems(rules: "- {id: R, require: d0}", header: header)
        #expect(problems.contains { $0.code == .conditionTooLarge })
    }

    @Test func `a short name for many tests in many rules is refused`() throws {
        let bounds = (1...400).map { "(budget.amount < \($0) or budget.amount >= \($0))" }
        let header = "definitions:\n  d: '\(bounds.joined(separator: " and "))'"
        func problems(_ count: Int) throws -> [Diagnostic] {
            let rules = (0..<count).map { "- {id: R\($0), require: d}" }
            return try Fixture.problems(rules: rules.joined(separator: "\n"), header: header)
        }
        #expect(try !problems(20).contains { $0.code == .conditionTooLarge })
        #expect(try problems(200).contains { $0.code == .conditionTooLarge })
    }
}
