// SPDX-License-Identifier: EUPL-1.2

/// Why a JSON text was refused, and where.
public struct JSONError: Error, Sendable, Equatable {
    /// The byte at which it goes wrong, from 0.
    public let offset: Int
    /// What is wrong, as the end of a sentence.
    public let reason: String
}

extension JSONError: CustomStringConvertible {
    /// The place, then the reason.
    public var description: String { "byte \(offset): \(reason)" }
}
