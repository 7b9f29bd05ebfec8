// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// A value that an entry commits to and that is not there: erased, or missing.
struct Absent: Sendable {
    /// Its digest in the leaf.
    let digest: Digest
    /// Where it should be.
    let file: String
    let entry: UInt64
    let field: String
}
