// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Testing

@Suite("Keys") struct KeyTests {
    static let message = Array("délibération".utf8)

    @Test(arguments: KeyAlgorithm.allCases)
    func `sign and verify, and one flipped bit is refused`(_ algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let signature = try key.sign(Self.message)
        #expect(signature.count == 64)
        #expect(key.verificationKey.verifies(signature, of: Self.message))
        for bit in 0..<(signature.count * 8) {
            var forged = signature
            forged[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.verificationKey.verifies(forged, of: Self.message), "bit \(bit)")
        }
        #expect(!key.verificationKey.verifies(signature, of: Array("autre".utf8)))
    }

    @Test func `an ES256 signature has the lower s, and its twin does too once lowered`() throws {
        let key = try SigningKey.generate(.es256)
        for _ in 0..<20 { #expect(P256Order.hasLowS(try key.sign(Self.message))) }
    }

    @Test(arguments: KeyAlgorithm.allCases)
    func `a key survives its PEM, with and without passphrase`(_ algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let open = try SigningKey(pem: try key.pem(passphrase: nil), passphrase: nil)
        #expect(open.verificationKey == key.verificationKey)
        let sealed = try key.pem(passphrase: SecretBytes(copying: Array("ouvre-toi".utf8)))
        let opened = try SigningKey(
            pem: sealed,
            passphrase: SecretBytes(copying: Array("ouvre-toi".utf8))
        )
        #expect(opened.verificationKey == key.verificationKey)
        #expect(throws: KeyError.passphraseWrong) {
            _ = try SigningKey(pem: sealed, passphrase: SecretBytes(copying: Array("ferme".utf8)))
        }
        #expect(throws: KeyError.passphraseMissing) {
            _ = try SigningKey(pem: sealed, passphrase: nil)
        }
    }

    @Test(arguments: KeyAlgorithm.allCases)
    func `a public key survives SPKI, PEM and JWK`(_ algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm).verificationKey
        #expect(try VerificationKey(subjectPublicKeyInfo: key.subjectPublicKeyInfo) == key)
        #expect(PEM.decode(key.pem)?.der == key.subjectPublicKeyInfo)
        let members = Dictionary(uniqueKeysWithValues: key.jwkMembers.map { ($0.name, $0.value) })
        #expect(try VerificationKey(jwkMembers: members) == key)
        #expect(throws: KeyError.unreadable) {
            _ = try VerificationKey(jwkMembers: members.merging(["d": "AA"]) { a, _ in a })
        }
    }

    @Test func `a thumbprint is the one of RFC 8037`() throws {
        let x = try #require(Base64.url.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
        let key = try VerificationKey(algorithm: .ed25519, bytes: x)
        #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
    }

    @Test func `points of low order and other spellings are refused`() {
        let identity: [UInt8] = [1] + Array(repeating: 0, count: 31)
        #expect(throws: KeyError.lowOrder) {
            _ = try VerificationKey(algorithm: .ed25519, bytes: identity)
        }
        let unreduced: [UInt8] = [0xEE] + Array(repeating: 0xFF, count: 30) + [0x7F]
        #expect(throws: KeyError.notCanonical) {
            _ = try VerificationKey(algorithm: .ed25519, bytes: unreduced)
        }
        let offCurve: [UInt8] = [0x04] + Array(repeating: 1, count: 64)
        #expect(throws: KeyError.notCanonical) {
            _ = try VerificationKey(algorithm: .es256, bytes: offCurve)
        }
    }

    @Test func `a short seed is refused`() {
        #expect(throws: KeyError.unreadable) {
            _ = try SigningKey(seed: [UInt8](repeating: 0, count: 31).span)
        }
    }
}
