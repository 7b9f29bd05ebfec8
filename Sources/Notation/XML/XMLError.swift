// SPDX-License-Identifier: EUPL-1.2

/// Why an XML file was refused, and where.
public struct XMLError: Error, Sendable, Equatable {
    /// Where it goes wrong.
    public let position: Position
    /// What is wrong, as the end of a sentence.
    public let message: Localized

    init(_ position: Position, french: String, english: String) {
        self.position = position
        message = Localized(french: french, english: english)
    }
}
