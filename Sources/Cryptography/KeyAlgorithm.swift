// SPDX-License-Identifier: EUPL-1.2

/// The signature algorithms of version 1, by the names that JOSE gives them.
public enum KeyAlgorithm: String, Sendable, CaseIterable {
    /// ECDSA on P-256 with SHA-256 (RFC 7518 §3.4): an authority's default.
    case es256 = "ES256"
    /// EdDSA on Ed25519 (RFC 9864): the log, its clock, witnesses.
    case ed25519 = "Ed25519"
}
