// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Why bytes are not an entry.
public enum EntryError: Error, Sendable, Equatable {
    /// They do not have the form of one.
    case malformed(Localized)
    /// They are not the one spelling that the format gives this statement.
    case notCanonical(Localized)
}

extension EntryError: CustomStringConvertible {
    /// What is wrong, as the end of a sentence.
    public var message: Localized {
        switch self {
        case .malformed(let reason), .notCanonical(let reason): reason
        }
    }

    /// The message in English.
    public var description: String { message.english }

    package static func malformed(_ french: String, _ english: String) -> EntryError {
        .malformed(Localized(french: french, english: english))
    }

    static func notCanonical(_ french: String, _ english: String) -> EntryError {
        .notCanonical(Localized(french: french, english: english))
    }
}
