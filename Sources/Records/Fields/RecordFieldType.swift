// SPDX-License-Identifier: EUPL-1.2

/// What a field of a record holds.
public indirect enum RecordFieldType: Sendable {
    /// Text of several lines.
    case text
    /// Text of one line, of at most 500 bytes, as @CTES allows for an object.
    case line
    /// Text of one line, of at most 4 000 bytes: an object as registers write it. @CTES takes 499
    /// characters of it.
    case paragraph
    /// A number of people, papers or votes: not negative.
    case count
    /// Yes or no.
    case boolean
    /// A day that exists.
    case date
    /// An hour and a minute, `18:00`.
    case time
    /// One word of a closed list.
    case word([RecordWord])
    /// An authority's identifier.
    case authority
    /// A matter of the ACTES classification: `5.2`.
    case matter
    /// The number of an establishment in SIRENE: 14 digits whose key is right.
    case siret
    /// The SHA-256 of a file, in lowercase hexadecimal.
    case digest
    /// Fields within the field.
    case object([RecordField])

    /// How many bytes a text of one line may take; nothing for what is no line.
    public var maximumByteCount: Int? {
        switch self {
        case .line: RecordChecker.maximumLineByteCount
        case .paragraph: RecordChecker.maximumParagraphByteCount
        default: nil
        }
    }
}

/// A word of a closed list, and how French files write it.
public struct RecordWord: Sendable, Equatable {
    /// The word.
    public let word: String
    /// The French word; files may leave its accents out.
    public let french: String

    /// A word.
    public init(_ word: String, _ french: String) {
        self.word = word
        self.french = french
    }
}
