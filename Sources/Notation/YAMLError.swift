// SPDX-License-Identifier: EUPL-1.2

/// Why a YAML file was refused, and where.
public struct YAMLError: Error, Sendable, Equatable {
    /// Where it goes wrong.
    public let position: Position
    /// What is wrong, as the end of a sentence.
    public let message: Localized

    /// A refusal.
    public init(position: Position, french: String, english: String) {
        self.position = position
        message = Localized(french: french, english: english)
    }

    /// What is wrong, in English.
    public var reason: String { message.english }
}

extension YAMLError: CustomStringConvertible {
    /// The place, then the reason.
    public var description: String { "line \(position.line), column \(position.column): \(reason)" }
}
