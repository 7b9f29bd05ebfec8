// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records

/// How a public key is shown.
enum KeyText {
    static func json(_ key: VerificationKey) -> JSONValue {
        .pairs([
            "thumbprint": .string(key.thumbprint),
            "algorithm": .string(key.algorithm.rawValue),
            "key": JSONWebKey.json(key),
        ])
    }

    static func text(_ key: VerificationKey) -> String {
        Speech.say(
            "Clé \(key.thumbprint) (\(key.algorithm.rawValue))\n",
            "Key \(key.thumbprint) (\(key.algorithm.rawValue))\n"
        )
    }
}
