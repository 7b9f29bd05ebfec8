// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records
import Storage
import Transparency

/// Where the bytes of an entry stand in its files, and what a bare loop needs to verify it.
struct BareEntry {
    let leaf: Range<Int>
    let signingInput: Range<Int>
    /// The signature as OpenSSL takes it.
    let signature: [UInt8]
    /// The number of the key in ``BareRegister/keys``.
    let key: Int
    let disclosures: [Range<Int>]
}
