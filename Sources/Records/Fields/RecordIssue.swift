// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Something wrong, or odd, about the values of a record.
public struct RecordIssue: Error, Sendable, Equatable {
    /// What comes of it.
    public enum Severity: String, Sendable {
        /// It cannot have happened: the record is refused.
        case impossible
        /// It can have happened, but should not: the record is kept, with a warning.
        case irregular
    }

    /// The field that it is about.
    public let field: String
    /// What comes of it.
    public let severity: Severity
    /// What is wrong, as a sentence without its full stop.
    public let message: Localized
    /// Where the value stands in the file that it came from.
    public let position: Position?

    /// An issue.
    public init(
        _ severity: Severity,
        field: String,
        french: String,
        english: String,
        position: Position? = nil
    ) {
        self.field = field
        self.severity = severity
        message = Localized(french: french, english: english)
        self.position = position
    }

    /// The same issue, at a place in a file.
    public func at(_ position: Position?) -> RecordIssue {
        RecordIssue(
            severity,
            field: field,
            french: message.french,
            english: message.english,
            position: position
        )
    }
}
