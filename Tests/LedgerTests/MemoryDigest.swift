// SPDX-License-Identifier: EUPL-1.2
import Cryptography

enum MemoryDigest {
    static func text(_ bytes: [UInt8]) -> String { SHA256.hash(bytes).description }
}
