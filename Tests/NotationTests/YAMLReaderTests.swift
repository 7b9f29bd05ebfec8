// SPDX-License-Identifier: EUPL-1.2
import Notation
import TestSupport
import Testing

@Suite("Restricted YAML") struct YAMLReaderTests {
    @Test func `keeps scalars as written, with their places`() throws {
        let node = try YAMLNode.parse(
            Array("pays: NO\nheure: 12:30\ncode: 012\n\"non\": [no, 'oui']\n".utf8)
        )
        #expect(node["pays"]?.text == "NO")
        #expect(node["heure"]?.text == "12:30")
        #expect(node["code"]?.text == "012")
        #expect(node["non"]?.elements?.map(\.text) == ["no", "oui"])
        #expect(node["code"]?.position == Position(line: 3, column: 7))
        #expect(node["non"]?.elements?[1].content == .scalar("oui", quoted: true))
    }

    @Test(arguments: [
        ("a: &x 1\n", 1, 4, "anchors"), ("a: *x\n", 1, 4, "aliases"),
        ("a: !!str 1\n", 1, 4, "tags"),
        ("a: 1\na: 2\n", 2, 1, "twice"), ("a: 1\n\"a\": 2\n", 2, 1, "twice"),
        ("<<: {a: 1}\n", 1, 1, "merge"),
        ("%YAML 1.2\n---\na: 1\n", 1, 1, "directives"), ("a: 1\n---\nb: 2\n", 2, 1, "one document"),
        ("1: a\n", 1, 1, "text"), ("~: a\n", 1, 1, "text"), ("[a]: b\n", 1, 1, "text"),
        ("", 1, 1, "nothing"),
        ("a: \"\\a\"\n", 1, 4, "U+0007"), ("a: b\u{85}c\n", 1, 5, "U+0085"),
    ])
    func `refuses with the place and the reason`(
        _ text: String,
        _ line: Int,
        _ column: Int,
        _ part: String
    ) {
        let error = #expect(throws: YAMLError.self) { try YAMLNode.parse(Array(text.utf8)) }
        #expect(error?.position == Position(line: line, column: column))
        #expect(error?.reason.contains(part) == true, "\(error?.reason ?? "")")
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 38 cases skipped"))
    func `agrees with our cases`() throws {
        // These stay texts, as written: the schema that reads a number refuses them.
        let texts: Set = ["octal.yaml", "octal11.yaml", "inf.yaml", "nan.yaml"]
        let cases = try #require(
            try Vectors.json("security/own/yaml/manifest.json")["cases"]?.elements
        )
        #expect(cases.count == 38)
        for item in cases {
            let file = try #require(item["file"]?.string)
            let accepted =
                (try? YAMLNode.parse(try Vectors.bytes("security/own/yaml/\(file)"))) != nil
            #expect(
                accepted == (item["expect"]?.string == "accept" || texts.contains(file)),
                "\(file)"
            )
        }
    }
}
