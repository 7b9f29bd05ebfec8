// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import TestSupport
import Testing

/// C2SP/wycheproof, Apache-2.0.
@Suite(
    "Wycheproof",
    .enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 413 cases skipped")
)
struct WycheproofTests {
    @Test(arguments: [
        ("ed25519_test", "publicKeyDer", KeyAlgorithm.ed25519, 151),
        ("ecdsa_secp256r1_sha256_p1363_test", "publicKeyDer", .es256, 262),
    ])
    func `accepts what is valid and nothing else`(
        _ file: String,
        _ key: String,
        _ algorithm: KeyAlgorithm,
        _ count: Int
    ) throws {
        let groups = try #require(
            try Vectors.json("security/wycheproof/\(file).json")["testGroups"]?.elements
        )
        var seen = 0
        for group in groups {
            let der = try #require(Hexadecimal.decode(group[key]?.string ?? "?"))
            let key = try? VerificationKey(subjectPublicKeyInfo: der)
            for item in try #require(group["tests"]?.elements) {
                seen += 1
                let message = try #require(Hexadecimal.decode(item["msg"]?.string ?? "?"))
                let signature = try #require(Hexadecimal.decode(item["sig"]?.string ?? "?"))
                let accepted = key?.verifies(signature, of: message) ?? false
                #expect(
                    accepted == (item["result"]?.string == "valid"),
                    "\(item["tcId"]?.integer ?? 0)"
                )
            }
        }
        #expect(seen == count)
    }
}
