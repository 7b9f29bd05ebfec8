// SPDX-License-Identifier: EUPL-1.2

/// Why a JSON text was refused, and where.
public struct JSONError: Error, Sendable, Equatable {
    /// The byte at which it goes wrong, from 0.
    public let offset: Int
    /// What is wrong, as the end of a sentence.
    public let reason: Localized
}

extension JSONError: CustomStringConvertible {
    /// The place, then the reason.
    public var message: Localized {
        Localized(
            french: "octet \(offset) : \(reason.french)",
            english: "byte \(offset): \(reason.english)"
        )
    }

    /// The message in English.
    public var description: String { message.english }
}
