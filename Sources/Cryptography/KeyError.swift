// SPDX-License-Identifier: EUPL-1.2

/// Why a key could not be used.
public enum KeyError: Error, Sendable, Equatable {
    /// It does not read as a key of an algorithm that is allowed here.
    case unreadable
    /// An Ed25519 point of low order, for which one signature fits many messages.
    case lowOrder
    /// A point that is written otherwise than RFC 8032 writes it, or that is on no curve.
    case notCanonical
    /// It is protected, and no passphrase was given.
    case passphraseMissing
    /// The passphrase does not open it.
    case passphraseWrong
}

extension KeyError {
    /// The same in French.
    public var french: String {
        switch self {
        case .unreadable: "ce n'est pas une clé Ed25519 ou P-256"
        case .lowOrder: "la clé Ed25519 est d'ordre faible"
        case .notCanonical: "la clé n'est pas écrite comme sa norme le veut"
        case .passphraseMissing: "la clé est protégée par une phrase secrète"
        case .passphraseWrong: "la phrase secrète n'ouvre pas la clé"
        }
    }
}

extension KeyError: CustomStringConvertible {
    /// What is wrong, as the end of a sentence.
    public var description: String {
        switch self {
        case .unreadable: "this is not an Ed25519 or P-256 key"
        case .lowOrder: "the Ed25519 key is of low order"
        case .notCanonical: "the key is not written as its standard says"
        case .passphraseMissing: "the key is protected by a passphrase"
        case .passphraseWrong: "the passphrase does not open the key"
        }
    }
}
