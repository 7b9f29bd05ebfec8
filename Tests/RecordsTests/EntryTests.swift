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
}
