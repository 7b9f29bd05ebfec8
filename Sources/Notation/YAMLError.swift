// SPDX-License-Identifier: EUPL-1.2

/// Why a YAML file was refused, and where.
public struct YAMLError: Error, Sendable, Equatable {
    /// Where it goes wrong.
    public let position: Position
    /// What is wrong, as the end of a sentence.
    public let reason: String

    /// A refusal.
    public init(position: Position, reason: String) {
        self.position = position
        self.reason = reason
    }
}

extension YAMLError: CustomStringConvertible {
    /// The place, then the reason.
    public var description: String { "line \(position.line), column \(position.column): \(reason)" }
}
