// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import TestSupport
import Testing

@Suite("Entries") struct EntryTests {
    private func sealed() throws -> SealedEntry {
        try SampleLedger().seal(SampleLedger.deliberation(1), subject: "act:2025-12-15:1")
    }

    @Test func `an entry is read back, with its record`() throws {
        let sealed = try sealed()
        let read = try SealedEntry(file: sealed.file)
        #expect(read.entry.leaf == sealed.entry.leaf)
        #expect(read.entry.statement == sealed.entry.statement)
        #expect(read.record(as: .deliberation) == SampleLedger.deliberation(1))
        #expect(read.entry.isSigned(by: try SampleLedger.key("register").verificationKey))
    }

    @Test func `no flipped bit of a leaf passes`() throws {
        let leaf = try sealed().entry.leaf
        let key = try SampleLedger.key("register").verificationKey
        for bit in stride(from: 0, to: leaf.count * 8, by: 3) {
            var forged = leaf
            forged[bit / 8] ^= 1 << (bit % 8)
            let entry = try? Entry(leaf: forged)
            #expect(entry?.isSigned(by: key) != true, "bit \(bit)")
        }
    }

    @Test func `the leaf holds no value`() throws {
        let sealed = try sealed()
        let parts = sealed.entry.leaf.split(separator: UInt8(ascii: "."))
        let payload = String(decoding: try #require(Base64.url.decode(parts[1])), as: UTF8.self)
        #expect(!payload.contains("Camille"))
        #expect(payload.contains("\"rapporteur\""))
    }

    @Test func `two entries of the same values have other digests`() throws {
        let ledger = try SampleLedger()
        let a = try ledger.seal(SampleLedger.deliberation(1), subject: "act:2025-12-15:1")
        let b = try ledger.seal(SampleLedger.deliberation(1), subject: "act:2025-12-15:1")
        let (first, second) = (a.entry.statement.record.digests, b.entry.statement.record.digests)
        #expect(Set(first).isDisjoint(with: second))
    }

    @Test func `a disclosure too many, too few or in another place is refused`() throws {
        let sealed = try sealed()
        let texts = sealed.disclosures.map(\.text)
        for wrong in [Array(texts.dropLast()), texts + [texts[0]], texts.reversed()] {
            #expect(throws: AdmissionError.self) {
                try SealedEntry(entry: sealed.entry, disclosures: wrong)
            }
        }
    }

    @Test(arguments: [
        ("NTRFR-243100518", true), ("NTRFR-243100519", false), ("NTRFR-24310051", false),
        ("NTRNL-00001", true), ("VATFR-243100518", false), ("NTRFR-243100518 ", false),
    ])
    func `an authority is known by its number`(_ text: String, _ isValid: Bool) {
        #expect((AuthorityIdentifier(text) != nil) == isValid)
    }

    // MARK: Limits and forms

    private func requireMalformed(_ words: String, _ read: () throws -> Void) {
        let error = #expect(throws: EntryError.self) { try read() }
        #expect(error?.message.english.contains(words) == true)
    }

    @Test func `an entry and its file are of a bounded length`() throws {
        let sealed = try sealed()
        #expect(try SealedEntry(file: sealed.file + [0x0A]).entry.leaf == sealed.entry.leaf)
        requireMalformed("longer than") {
            _ = try Entry(leaf: [UInt8](repeating: 0x41, count: Entry.maximumByteCount + 1))
        }
        requireMalformed("too long") {
            _ = try SealedEntry(file: [UInt8](repeating: 0x41, count: 5 << 20))
        }
        for file in [sealed.entry.leaf, Array(sealed.file.dropLast()), []] {
            requireMalformed("does not end with") { _ = try SealedEntry(file: file) }
        }
    }

    @Test func `values of one salt are refused, and values too long together`() throws {
        let base = try sealed().entry.statement
        func refusal(_ record: Record, _ random: RandomSource) throws -> AdmissionError? {
            let sealed = try SealedEntry(
                record: record,
                statement: { base.changing(record: $0) },
                key: try SampleLedger.key("register"),
                random: random
            )
            return #expect(throws: AdmissionError.self) {
                try SealedEntry(entry: sealed.entry, disclosures: sealed.disclosures.map(\.text))
            }
        }
        let constant = RandomSource { [UInt8](repeating: 7, count: $0) }
        let salts = try refusal(SampleLedger.deliberation(1), constant)
        #expect(salts?.message.english.contains("same salt") == true)
        var long = SampleLedger.deliberation(1)
        let text = String(repeating: "x", count: 700_000)
        long.set("documents", (0..<5).map { .string(text + "\($0)") })
        let length = try refusal(long, SampleLedger.deterministicRandom("long"))
        #expect(length?.message.english.contains("longer than") == true)
    }

    @Test func `a seal is of the key's own algorithm`() throws {
        let key = try SigningKey.generate(.es256)
        #expect(try !sealed().entry.isSigned(by: key.verificationKey))
    }

    /// Digests that differ, as they stand in a record.
    private static func digests(_ count: Int) -> String {
        (0..<count).map { "{\"...\":\"\(SHA256.hash(Array("\($0)".utf8)).base64URL)\"}" }
            .joined(separator: ",")
    }

    /// Headers and payloads that differ from the right ones in one place.
    @Test(arguments: [
        ("\"refs\":{}", "\"refs\": {}", "not canonical"),
        ("\"refs\":{}", "\"refs\":{\"sitting\":[]}", "is empty"),
        (
            "\"refs\":{}",
            "\"refs\":{\"sitting\":[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"]}",
            "not a set of leaf hashes"
        ),
        (
            "\"refs\":{}",
            "\"refs\":{\"e\u{301}\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"\u{e9}\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
            "equivalent names"
        ), ("{\"...\":", "{\"..\":", "not an array of digests"),
        ("\"record\":{", "\"record\":{\"aaa\":[\(digests(601))],", "hides more than 600"),
        ("\"refs\":{}", "\"refs\":{\"sitting\":[\"A\"]}", "not a set of leaf hashes"),
        (
            "\"refs\":{}",
            "\"refs\":{\"sitting\":[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"]}", "not sorted"
        ), ("\"seq\":0", "\"seq\":-1", "another type"),
        ("\"prev\":\"", "\"prev\":\"=", "not a digest"),
        ("\"kind\":\"deliberation\"", "\"kind\":\"motion\"", "not a kind"),
    ])
    func `a payload says what it must, in one way`(_ old: String, _ new: String, _ words: String)
        throws
    {
        let parts = try sealed().entry.leaf.split(separator: UInt8(ascii: "."))
        let payload = String(decoding: try #require(Base64.url.decode(parts[1])), as: UTF8.self)
        #expect(payload.contains(old))
        let changed = Base64.url.encodedBytes(Array(payload.replacing(old, with: new).utf8))
        let leaf = Array([Array(parts[0]), changed, Array(parts[2])].joined(separator: [0x2E]))
        requireMalformed(words) { _ = try Entry(leaf: leaf) }
    }
}
