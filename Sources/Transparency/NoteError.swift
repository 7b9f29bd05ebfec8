// SPDX-License-Identifier: EUPL-1.2

/// Why a note, a checkpoint, a proof or a policy was refused.
public enum NoteError: Error, Sendable, Equatable {
    /// The text does not have the form that its specification gives it.
    case malformed(String)
    /// A line by a known key carries a signature that is not its own.
    case badSignature(name: String)
    /// No line is by a key that is known.
    case unsigned
}

extension NoteError: CustomStringConvertible {
    /// What is wrong, as the end of a sentence.
    public var description: String {
        switch self {
        case .malformed(let reason): reason
        case .badSignature(let name): "the signature of `\(name)` does not verify"
        case .unsigned: "no signature is by a key that is known"
        }
    }
}
