// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Testing

/// An erasure names values that there are, each once, in one order.
@Suite("Forms of erasures") struct ErasureFormTests {
    private let entries = [
        Digest([32 of UInt8](repeating: 1)), Digest([32 of UInt8](repeating: 2)),
    ]

    private func erasure(_ targets: [Erasure.Target]) -> Erasure {
        Erasure(reason: .objection, targets: targets)
    }

    @Test func `it is read as it is written`() throws {
        let targets = [
            Erasure.Target(entry: entries[0], field: "object", elements: [0]),
            Erasure.Target(entry: entries[0], field: "rapporteur", elements: [0, 2]),
            Erasure.Target(entry: entries[1], field: "object", elements: [0]),
        ]
        let record = erasure(targets.reversed()).record
        #expect(try Erasure(record).targets == targets)
        let text = String(decoding: record.canonical(), as: UTF8.self)
        for (old, new) in [
            ("[0,2]", "[2,0]"), ("[0,2]", "[0,0]"), ("[0,2]", "[]"), ("[0,2]", "[-1]"),
            ("[0,2]", "[600]"), ("[0,2]", "[\"0\"]"), ("\"object\"", "1"),
            ("\"reason\":\"", "\"reason\":\"x"),
            ("rapporteur", "object"), ("\"targets\":[", "\"targets\":[1,"),
        ] {
            let changed = try JSONValue.parse(Array(text.replacing(old, with: new).utf8))
            #expect(throws: AdmissionError.self, "\(old) \(new)") { try Erasure(changed) }
        }
        let empty = try JSONValue.parse(Array(#"{"reason":"objection","targets":[]}"#.utf8))
        #expect(throws: AdmissionError.self) { try Erasure(empty) }
    }

    @Test func `it names so many values and no more`() throws {
        let most = Erasure.maximumCount
        func record(_ count: Int) -> JSONValue {
            let parts = [0..<(most / 2), 0..<(count - most / 2)]
            return erasure(
                zip(entries, parts).map {
                    Erasure.Target(entry: $0, field: "object", elements: Array($1))
                }
            ).record
        }
        _ = try Erasure(record(most))
        #expect(throws: AdmissionError.self) { try Erasure(record(most + 1)) }
    }

    @Test func `it names values that the entry has`() throws {
        let content = RecordContent.hidden([
            RecordContent.HiddenField(name: "rapporteur", digests: entries)
        ])
        func require(_ elements: [Int], _ field: String = "rapporteur") throws {
            let target = Erasure.Target(entry: entries[0], field: field, elements: elements)
            try Erasure.require(target, in: content, of: .deliberation)
        }
        try require([0, 1])
        #expect(throws: AdmissionError.self) { try require([0, 2]) }
        #expect(throws: AdmissionError.self) { try require([0], "object") }
        #expect(throws: AdmissionError.self) { try require([0], "number") }
    }
}
