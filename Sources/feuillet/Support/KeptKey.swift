// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// A key that lives as long as the job that seals with it.
final class KeptKey {
    /// The key.
    let key: SigningKey

    init(_ key: consuming SigningKey) { self.key = key }
}
