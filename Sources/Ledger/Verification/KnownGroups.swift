// SPDX-License-Identifier: EUPL-1.2
import Cryptography
public import Policy

/// The groups of countries with which a verifier makes assessments again, and the digest by which an
/// assessment names those it was made with.
public struct KnownGroups: Sendable {
    let groups: CountryGroups
    let digest: String

    /// Groups, and the bytes of the file that they were read from.
    public init(_ groups: CountryGroups, bytes: [UInt8]) {
        self.groups = groups
        digest = "\(SHA256.hash(bytes))"
    }
}
