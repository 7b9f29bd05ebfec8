// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import TestSupport
import Testing

@Suite("Strict JSON") struct JSONReaderTests {
    @Test(arguments: [
        (#"{"vote":"pour","vote":"contre"}"#, 15, "twice"),
        (#"{"vote":1,"v\u006fte":2}"#, 10, "twice"),
        (#"{"a":"\ud800"}"#, 6, "surrogate"),
        (#"{"a":"\ud800\u0041"}"#, 6, "surrogate"),
        (#"{"a":"\ud800\ue000"}"#, 6, "surrogate"),
        (#"{"a":"\udc00\udc00"}"#, 6, "surrogate"),
        (#"{"a"#, 1, "ends"),
        (#"{"a":-0}"#, 5, "exactly"),
        (#"{"a":9007199254740993}"#, 5, "exactly"),
        (#"{"a":1.0}"#, 5, "exactly"),
        (#"{"a":1e2}"#, 5, "exactly"),
        (#"{"a":1.}"#, 7, "digit"),
        (#"{"a":1e}"#, 7, "digit"),
        (#"{"a":trux}"#, 8, "true"),
        (#"{"a":nul}"#, 8, "null"),
        (#"{"a":"\uffff"}"#, 5, "U+FFFF"),
        (#"{"a":"\u001b[2J"}"#, 5, "U+1B"),
        (#"{"a":1,}"#, 7, "name"),
        (#"{"a":007}"#, 5, "zero"),
        (#""text""#, 0, "object"),
        (#"{"a":1} x"#, 8, "follows"),
    ])
    func `refuses with the offset and the reason`(_ text: String, _ offset: Int, _ part: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(Array(text.utf8)) }
        #expect(error?.offset == offset)
        #expect(error?.reason.english.contains(part) == true)
    }

    @Test func `refuses bytes that are not UTF-8 and a byte order mark`() {
        for bytes: [UInt8] in [
            [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D],
        ] {
            #expect(throws: JSONError.self) { try JSONValue.parse(bytes) }
        }
    }

    @Test func `keeps two spellings of an accent apart`() throws {
        let value = try JSONValue.parse(Array("{\"e\u{301}\":1,\"\u{e9}\":2}".utf8))
        #expect(value["\u{e9}"] == .integer(2))
        #expect(value["e\u{301}"] == .integer(1))
    }

    @Test func `in the grammar, a number is the nearest that there is`() throws {
        for (text, canonical) in [
            ("9007199254740993", "9007199254740992"), ("-0", "0"), ("1E2", "100"), ("0.50", "0.5"),
        ] {
            let value = try JSONValue.parse(Array(text.utf8), as: .grammar)
            #expect(value.canonical() == Array(canonical.utf8), "\(text)")
        }
        #expect(throws: JSONError.self) { try JSONValue.parse(Array("1e400".utf8), as: .grammar) }
    }

    @Test func `a file of another program may hold any number, and no name twice`() throws {
        let number = Array("[{\"b\":1.5,\"a\":null}]".utf8)
        #expect(
            try JSONValue.parse(number, as: .exchange).canonical()
                == Array("[{\"a\":null,\"b\":1.5}]".utf8)
        )
        let twice = Array("{\"a\":1,\"a\":2}".utf8)
        #expect(throws: JSONError.self) { try JSONValue.parse(twice, as: .exchange) }
        #expect((try? JSONValue.parse(twice, as: .grammar)) != nil)
    }

    @Test func `is bounded in length`() throws {
        let most = JSONProfile.record.maximumByteCount
        let spaces = [UInt8](repeating: 0x20, count: most - 2)
        _ = try JSONValue.parse(spaces + Array("{}".utf8))
        let error = #expect(throws: JSONError.self) {
            try JSONValue.parse(spaces + Array(" {}".utf8))
        }
        #expect(error?.reason.english.contains("longer than") == true)
    }

    @Test func `is bounded in depth`() throws {
        let open = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
        #expect(throws: JSONError.self) { try JSONValue.parse(Array(open.utf8)) }
        _ = try JSONValue.parse(Array(open.utf8.dropFirst().dropLast()))
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 62 cases skipped"))
    func `agrees with our strict cases`() throws {
        // The schema above the reader refuses these: names that a record does not have, kinds of
        // value that a field does not take.
        let schema: Set = [
            "unknown-key", "dup-key-nfc-nfd", "string-as-number", "bool-as-number", "null-required",
        ]
        let cases = try #require(
            try Vectors.json("security/own/json-strict.json")["cases"]?.elements
        )
        #expect(cases.count == 62)
        for item in cases {
            let name = try #require(item["name"]?.string)
            let bytes = try #require(Hexadecimal.decode(item["hex"]?.string ?? "?"))
            let accepted = (try? JSONValue.parse(bytes)) != nil
            #expect(
                accepted == (item["expect"]?.string == "accept" || schema.contains(name)),
                "\(name)"
            )
        }
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 318 cases skipped"))
    func `agrees with JSONTestSuite in both layers`() throws {
        let files = try Vectors.files(in: "security/jsontestsuite/test_parsing")
        #expect(files.count == 318)
        for file in files {
            let bytes = try Vectors.bytes(file)
            let name = try #require(file.split(separator: "/").last)
            let grammar = (try? JSONValue.parse(bytes, as: .grammar)) != nil
            let record = (try? JSONValue.parse(bytes, as: .record)) != nil
            if name.hasPrefix("y_") { #expect(grammar, "\(name)") }
            if name.hasPrefix("n_") { #expect(!grammar && !record, "\(name)") }
            // What the suite leaves open, the record profile refuses.
            if name.hasPrefix("i_") { #expect(!record, "\(name)") }
            #expect(grammar || !record, "\(name)")
        }
    }
}
