// SPDX-License-Identifier: EUPL-1.2
import Notation
import TestSupport
import Testing

/// The reader notices the canonical form while it reads; the writer makes it. They must agree on every text.
@Suite("Canonical form, noticed") struct CanonicalFormTests {
    private func agrees(_ bytes: [UInt8]) -> Bool? {
        guard let read = try? JSONValue.read(bytes) else { return nil }
        return read.isCanonical == (read.value.canonical() == bytes)
    }

    @Test(arguments: [
        (#"{"a":1,"b":[true,false,null,"x"]}"#, true),
        (#"{"b":1,"a":2}"#, false),
        (#"{"a": 1}"#, false),
        ("{\"a\":1}\n", false),
        (#"{"a":"\/"}"#, false),
        (#"{"a":"\u0041"}"#, false),
        (#"{"a":"\u000a"}"#, false),
        (#"{"a":"\n\t\"\\"}"#, true),
        ("{\"\u{e9}\":1,\"\u{20ac}\":2}", true),
        // By UTF-16 the first is the lower, by UTF-8 the higher.
        ("{\"\u{1F600}\":1,\"\u{FB33}\":2}", true),
        ("{\"\u{FB33}\":1,\"\u{1F600}\":2}", false),
        (#"{"a":{"c":1,"b":2},"b":1}"#, false),
        (#"{"a":[],"b":{}}"#, true),
        (#"{"a":-9007199254740991}"#, true),
    ])
    func `knows the canonical form`(_ text: String, _ isCanonical: Bool) throws {
        let bytes = Array(text.utf8)
        #expect(try JSONValue.read(bytes).isCanonical == isCanonical)
        #expect(agrees(bytes) == true)
    }

    @Test func `agrees with the writer on texts made at random`() {
        var generator = SeededGenerator(seed: 5)
        let pieces = [
            "{", "}", "[", "]", ":", ",", "\"a\"", "\"b\"", "\"é\"", "\"\\n\"", "\"\\/\"",
            "\"\\u00e9\"",
            "1", "-1", "0", " ", "true", "null", "\"a\":1", "\"b\":\"\"", "\"c\":[]", "\"😀\":2",
            "\"ﬀ\":3",
        ]
        var readCount = 0
        for _ in 0..<200_000 {
            let count = Int.random(in: 0..<6, using: &generator)
            let inner = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }
            let joined = inner.joined(separator: Bool.random(using: &generator) ? "," : "")
            let text = Bool.random(using: &generator) ? "{\(joined)}" : "[\(joined)]"
            guard let agrees = agrees(Array(text.utf8)) else { continue }
            readCount += 1
            #expect(agrees, "\(text)")
        }
        #expect(readCount > 5000)
    }

    @Test func `names that do not rise are still compared with each other`() throws {
        let names = (0..<2000).map { "\"n\($0 * 7919 % 2000)\":0" }
        let text = "{\(names.joined(separator: ","))}"
        #expect(try JSONValue.read(Array(text.utf8)).isCanonical == false)
        for again in [0, 1000, 1999] {
            let twice = "{\(names.joined(separator: ",")),\(names[again])}"
            #expect(throws: JSONError.self) { try JSONValue.read(Array(twice.utf8)) }
        }
    }
}
