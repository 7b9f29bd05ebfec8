// SPDX-License-Identifier: EUPL-1.2

/// Why bytes are not an entry.
public enum EntryError: Error, Sendable, Equatable {
    /// They do not have the form of one.
    case malformed(String)
    /// They are not the one spelling that the format gives this statement.
    case notCanonical(String)
}

extension EntryError: CustomStringConvertible {
    /// What is wrong, as the end of a sentence.
    public var description: String {
        switch self {
        case .malformed(let reason), .notCanonical(let reason): reason
        }
    }
}
