// SPDX-License-Identifier: EUPL-1.2

/// Why a CSV file cannot be read any further.
public struct CSVError: Error, Sendable, Equatable {
    /// What a record has too much of.
    public enum Limit: Sendable {
        /// Bytes: most often a quote that is opened and never closed.
        case recordByteCount
        /// Fields.
        case fieldCount
    }

    /// The line on which the record begins.
    public let line: Int
    /// What it has too much of.
    public let limit: Limit

    /// An error.
    public init(line: Int, limit: Limit) {
        self.line = line
        self.limit = limit
    }

    /// What is wrong, as the end of a sentence.
    public var message: Localized {
        switch limit {
        case .recordByteCount:
            Localized(
                french:
                    "ligne \(line) : l'enregistrement dépasse \(CSVReader.maximumRecordByteCount) octets ; un guillemet y est sans doute ouvert et jamais fermé",
                english:
                    "line \(line): the record is longer than \(CSVReader.maximumRecordByteCount) bytes; a quote is probably opened there and never closed"
            )
        case .fieldCount:
            Localized(
                french: "ligne \(line) : plus de \(CSVReader.maximumFieldCount) champs",
                english: "line \(line): more than \(CSVReader.maximumFieldCount) fields"
            )
        }
    }
}
