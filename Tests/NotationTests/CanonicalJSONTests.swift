// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import TestSupport
import Testing

@Suite("Canonical JSON") struct CanonicalJSONTests {
    private func canonical(_ text: String) throws -> String {
        String(
            decoding: try JSONValue.parse(Array(text.utf8), as: .grammar).canonical(),
            as: UTF8.self
        )
    }

    @Test(arguments: [
        (#"{"b":1,"a":[true,null,"x"]}"#, #"{"a":[true,null,"x"],"b":1}"#),
        (#"{"\ufb33":1,"\ud83d\ude00":2}"#, "{\"\u{1F600}\":2,\"\u{FB33}\":1}"),
        (#"["\u0000\u001f\b\"\\/\u007f"]"#, "[\"\\u0000\\u001f\\b\\\"\\\\/\u{7f}\"]"),
        (
            "[1e21,1e-7,0.000001,123456789012345680000,-0,4.50,5e-324]",
            "[1e+21,1e-7,0.000001,123456789012345680000,0,4.5,5e-324]"
        ),
    ])
    func `writes what RFC 8785 says`(_ text: String, _ wanted: String) throws {
        #expect(try canonical(text) == wanted)
        #expect(try canonical(wanted) == wanted)
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 2 016 cases skipped"))
    func `agrees with the published cases`() throws {
        for name in ["arrays", "french", "structures", "unicode", "values", "weird"] {
            let input = try Vectors.json("security/jcs/testdata/input/\(name).json")
            #expect(
                input.canonical()
                    == (try Vectors.bytes("security/jcs/testdata/output/\(name).json"))
            )
        }
        let documents = try #require(
            try Vectors.json("security/own/jcs-documents.json")["cases"]?.elements
        )
        for item in documents {
            let input = try #require(Hexadecimal.decode(item["input_utf8_hex"]?.string ?? "?"))
            let output = try #require(Hexadecimal.decode(item["output_utf8_hex"]?.string ?? "?"))
            #expect(try JSONValue.parse(input, as: .grammar).canonical() == output)
        }
        let numbers = try #require(
            try Vectors.json("security/own/jcs-numbers.json")["cases"]?.elements
        )
        #expect(numbers.count == 2000)
        for item in numbers {
            let bits = try #require(UInt64(item["ieee"]?.string ?? "?", radix: 16))
            guard let wanted = item["expected"]?.string else { continue }
            let text = String(
                decoding: JSONValue.number(Double(bitPattern: bits)).canonical(),
                as: UTF8.self
            )
            #expect(text == wanted)
        }
    }
}
