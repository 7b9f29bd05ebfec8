// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import TestSupport
import Testing

/// What is written otherwise than the format says is not read, whatever it could be taken for.
@Suite("Forms") struct FormTests {
    private func sealed() throws -> SealedEntry {
        try SampleLedger().seal(SampleLedger.deliberation(1), subject: "act:2025-12-15:1")
    }

    @Test(arguments: [
        "", "NTR", "NTRX", "NTRXX", "NTRXX-", "NTRXX1", "NTRXX_1", "ntrXX-1", "NTRxx-1", "NTR1X-1",
        "NTRXX-a", "NTRXX-1 ", "NTRXX-É", "NTRXX-1/2", "NTRXX-" + String(repeating: "1", count: 59),
    ])
    func `an authority's identifier has one form`(_ text: String) {
        #expect(AuthorityIdentifier(text) == nil)
    }

    @Test func `the shortest and the longest identifier are read`() {
        for text in ["NTRXX-1", "NTRXX-" + String(repeating: "1", count: 58)] {
            #expect(AuthorityIdentifier(text)?.text == text)
        }
    }

    @Test func `a subject is of 1 to 128 bytes of ASCII, of its kind`() {
        func isValid(_ text: String, _ kind: Kind = .deliberation) -> Bool {
            Subject.isValid(text, kind: kind, copied: nil)
        }
        let long = "act:" + String(repeating: "a", count: 124)
        #expect(isValid(long) && !isValid(long + "a"))
        #expect(isValid("x", .correction) && !isValid("", .correction))
        for text in ["act:é", "act:a b", "act:a\n", "use:x", "", "act"] { #expect(!isValid(text)) }
    }

    @Test func `a sitting's day stands before its time and its body`() {
        let day = "sitting:2025-10-15"
        #expect(Subject.day(ofSitting: "\(day)T09:00:council") == day)
        #expect(Subject.day(ofSitting: "\(day):council") == day)
        #expect(Subject.day(ofSitting: "NTRXX-1/\(day):council") == "NTRXX-1/\(day)")
        for text in ["sitting:2025-10", "act:2025-10-15:2025-001", "NTRXX-1/act:2025-10-15:1", ""] {
            #expect(Subject.day(ofSitting: text) == nil, "\(text)")
        }
    }

    @Test func `a disclosure is a canonical pair of a salt of its length and a value`() {
        let salt = Base64.url.encode([UInt8](repeating: 7, count: 16))
        func disclosure(_ text: String) -> Disclosure? {
            Disclosure(Base64.url.encode(Array(text.utf8)))
        }
        #expect(disclosure("[\"\(salt)\",1]")?.value == .integer(1))
        let short = Base64.url.encode([UInt8](repeating: 7, count: 15))
        let long = Base64.url.encode([UInt8](repeating: 7, count: 17))
        let wrong = [
            "[\"\(salt)\", 1]", "[\"\(salt)\",1,2]", "[\"\(salt)\"]", "[1,\"\(salt)\"]",
            "[\"\(short)\",1]", "[\"\(long)\",1]", "[\"é\",1]", "{\"\(salt)\":1}", "1", "",
        ]
        for text in wrong { #expect(disclosure(text) == nil, "\(text)") }
        let most = Disclosure.maximumByteCount * 3 / 4 - salt.utf8.count - 7
        #expect(disclosure("[\"\(salt)\",\"\(String(repeating: "x", count: most))\"]") != nil)
        #expect(disclosure("[\"\(salt)\",\"\(String(repeating: "x", count: most + 3))\"]") == nil)
    }

    @Test func `a seal has 64 bytes`() throws {
        let leaf = try sealed().entry.leaf
        let end = try #require(leaf.lastIndex(of: UInt8(ascii: ".")))
        let seal = try #require(Base64.url.decode(leaf[(end + 1)...]))
        for other in [Array(seal.dropLast()), seal + [0], []] {
            #expect(throws: EntryError.self) {
                try Entry(leaf: leaf[...end] + Base64.url.encodedBytes(other))
            }
        }
    }

    @Test func `a seal by a key of another algorithm than the header names is none`() throws {
        let entry = try sealed().entry
        let parts = entry.leaf.split(separator: UInt8(ascii: "."))
        let header = String(decoding: try #require(Base64.url.decode(parts[0])), as: UTF8.self)
        let key = try SigningKey.generate(.es256)
        let changed = header.replacing(entry.keyID, with: key.verificationKey.thumbprint)
        let input = Base64.url.encodedBytes(Array(changed.utf8)) + [0x2E] + parts[1]
        let leaf = input + [0x2E] + Base64.url.encodedBytes(try key.sign(input))
        let forged = try Entry(leaf: leaf)
        #expect(forged.algorithm == .ed25519 && forged.keyID == key.verificationKey.thumbprint)
        #expect(!forged.isSigned(by: key.verificationKey))
    }

    /// The other signature that the same key makes of the same bytes: n - s for s (FIPS 186-5 §6.4.2 takes both).
    private func twin(_ signature: [UInt8]) throws -> [UInt8] {
        let order = try #require(
            Hexadecimal.decode("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
        )
        var (other, borrow) = ([UInt8](repeating: 0, count: 32), 0)
        for place in (0..<32).reversed() {
            let difference = Int(order[place]) - Int(signature[32 + place]) - borrow
            borrow = difference < 0 ? 1 : 0
            other[place] = UInt8(truncatingIfNeeded: difference)
        }
        return signature[..<32] + other
    }

    @Test func `of two signatures that ECDSA takes for one, only that with the lower half counts`()
        throws
    {
        let key = try SigningKey.generate(.es256)
        let statement = try sealed().entry.statement
        let entry = try Entry(signing: statement, with: key)
        let parts = entry.leaf.split(separator: UInt8(ascii: "."))
        let other = try twin(try #require(Base64.url.decode(parts[2])))
        #expect(key.verificationKey.verifies(other, of: entry.signingInput))
        let leaf = entry.signingInput + [0x2E] + Base64.url.encodedBytes(other)
        #expect(try !Entry(leaf: leaf).isSigned(by: key.verificationKey))
        let proof = try self.proof(of: key).split(separator: ".").map(String.init)
        let signature = try twin(try #require(Base64.url.decode(proof[2])))
        let text = "\(proof[0]).\(proof[1]).\(Base64.url.encode(signature))"
        #expect(try !isProof(text, of: key.verificationKey))
    }

    private let genesis = Digest([32 of UInt8](repeating: 1))

    private func proof(of key: borrowing SigningKey) throws -> String {
        try KeyProof.make(
            genesis: genesis,
            authority: try #require(SampleLedger.commune),
            role: .register,
            key: key
        )
    }

    private func isProof(_ text: String, of key: VerificationKey) throws -> Bool {
        KeyProof.verifies(
            text,
            genesis: genesis,
            authority: try #require(SampleLedger.commune),
            role: .register,
            key: key
        )
    }

    @Test(arguments: [KeyAlgorithm.ed25519, .es256])
    func `a proof of a key is the very text, and has a signature`(_ algorithm: KeyAlgorithm) throws
    {
        let key = try SigningKey.generate(algorithm)
        let proof = try proof(of: key)
        let half = key.verificationKey
        let parts = proof.split(separator: ".").map(String.init)
        #expect(try isProof(proof, of: half))
        for text in [
            "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", "\(parts[0]).x.\(parts[2])",
            "x\(proof.dropFirst())", "\(parts[0]).\(parts[1]),\(parts[2])", "",
        ] { #expect(try !isProof(text, of: half), "\(text)") }
        let signature = try #require(Base64.url.decode(parts[2]))
        for other in [Array(signature.dropLast()), signature + [0], [], signature.reversed()] {
            let text = "\(parts[0]).\(parts[1]).\(Base64.url.encode(Array(other)))"
            #expect(try !isProof(text, of: half))
        }
    }
}
