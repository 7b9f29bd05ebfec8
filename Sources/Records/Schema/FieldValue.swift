// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// One of the words a field may hold, and how people read it.
public struct FieldValue: Sendable, Hashable {
    /// The word that files use.
    public let word: String
    /// What people read.
    public let label: Localized

    /// A value.
    public init(word: String, label: Localized) {
        self.word = word
        self.label = label
    }
}
