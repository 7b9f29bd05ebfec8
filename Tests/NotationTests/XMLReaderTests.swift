// SPDX-License-Identifier: EUPL-1.2
import Notation
import Testing

@Suite("XML") struct XMLReaderTests {
    private func parse(_ text: String) throws -> XMLElement { try .parse(Array(text.utf8)) }

    @Test func `resolves namespaces and keeps texts and attributes`() throws {
        let root = try parse(
            "<a:r xmlns:a=\"urn:x\" a:id=\"7\"><a:o>dit &lt;&#xE9;&gt;</a:o><o>autre</o></a:r>"
        )
        #expect(root.namespace == "urn:x" && root.name == "r")
        #expect(root.attributes == ["id": "7"])
        #expect(root["o"]?.text == "dit <é>")
        #expect(root.elements.map(\.namespace) == ["urn:x", ""])
    }

    @Test func `an attribute of another namespace is another attribute`() throws {
        let root = try parse("<r xmlns=\"urn:x\" xmlns:b=\"urn:y\" b:id=\"7\" name=\"n\"/>")
        #expect(root.attributes == ["name": "n"])
    }

    @Test(arguments: [("ISO-8859-1", UInt8(0xE9)), ("windows-1252", 0xE9), ("Windows-1252", 0xE9)])
    func `reads the encodings of authorities`(_ name: String, _ byte: UInt8) throws {
        let bytes =
            Array("<?xml version=\"1.0\" encoding=\"\(name)\"?><r>sign".utf8) + [byte]
            + Array("</r>".utf8)
        #expect(try XMLElement.parse(bytes).text == "signé")
    }

    @Test(arguments: [
        "<!DOCTYPE r [<!ENTITY a \"x\">]><r>&a;</r>",
        "<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><r/>",
    ])
    func `refuses a document type before any entity`(_ text: String) throws {
        let error = try #require(throws: XMLError.self) { _ = try parse(text) }
        #expect(error.message.english.contains("DOCTYPE"))
        #expect(error.position.line == 1)
    }

    @Test(arguments: ["", "<r>", "<r></s>", "<r>\u{1}</r>", "r", "<r/><r/>"])
    func `refuses what is not well formed`(_ text: String) {
        #expect(throws: XMLError.self) { _ = try parse(text) }
    }

    @Test func `bounds depth and number`() {
        let deep = String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)
        #expect(throws: XMLError.self) { _ = try parse(deep) }
        let many = "<a>" + String(repeating: "<b/>", count: 100_001) + "</a>"
        #expect(throws: XMLError.self) { _ = try parse(many) }
    }
}
