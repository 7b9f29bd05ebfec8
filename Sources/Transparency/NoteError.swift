// SPDX-License-Identifier: EUPL-1.2

/// Why a note, a checkpoint, a proof or a policy was refused.
public enum NoteError: Error, Sendable, Equatable {
    /// The text does not have the form that its specification gives it.
    case malformed(french: String, english: String)
    /// A line by a known key carries a signature that is not its own.
    case badSignature(name: String)
    /// No line is by a key that is known.
    case unsigned
}

extension NoteError: CustomStringConvertible {
    /// What is wrong, as the end of a sentence.
    public var description: String {
        switch self {
        case .malformed(_, let english): english
        case .badSignature(let name): "the signature of `\(name)` does not verify"
        case .unsigned: "no signature is by a key that is known"
        }
    }

    /// The same in French.
    public var french: String {
        switch self {
        case .malformed(let french, _): french
        case .badSignature(let name): "la signature de `\(name)` ne se vérifie pas"
        case .unsigned: "aucune signature n'est d'une clé connue"
        }
    }

    package static func malformed(_ french: String, _ english: String) -> NoteError {
        .malformed(french: french, english: english)
    }
}
