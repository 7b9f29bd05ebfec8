// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Something in a ledger that is not as its signed root says, and where.
public struct VerificationFault: Sendable, Equatable {
    /// The file, by its name in the ledger's folder.
    public let file: String
    /// The entry.
    public let entry: UInt64?
    /// The field of the entry.
    public let field: String?
    /// The byte in the file, from 0.
    public let offset: Int?
    /// What is wrong, as a sentence without its full stop.
    public let message: Localized

    /// A fault.
    public init(
        file: String,
        entry: UInt64? = nil,
        field: String? = nil,
        offset: Int? = nil,
        french: String,
        english: String
    ) {
        self.file = file
        self.entry = entry
        self.field = field
        self.offset = offset
        message = Localized(french: french, english: english)
    }
}
