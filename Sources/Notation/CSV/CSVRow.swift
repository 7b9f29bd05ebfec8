// SPDX-License-Identifier: EUPL-1.2

/// One record of a CSV file.
public struct CSVRow: Sendable {
    /// What is not as RFC 4180 wants it, though it could be read.
    public enum Problem: Sendable, Equatable {
        /// A quote inside a field that does not begin with one: kept as it stands.
        case strayQuote
        /// Text between a closing quote and the next delimiter: kept after what was quoted.
        case textAfterQuote
        /// The file ends inside quotes.
        case unterminatedQuote
        /// A zero byte, which no text has.
        case zeroByte
    }

    /// Which record it is, from 1; the header counts.
    public let number: Int
    /// The line of the file on which it begins, from 1.
    public let line: Int
    /// What is not as it should be.
    public let problems: [Problem]
    private let bytes: [UInt8]
    private let ends: [Int]

    init(number: Int, line: Int, problems: [Problem], bytes: [UInt8], ends: [Int]) {
        self.number = number
        self.line = line
        self.problems = problems
        self.bytes = bytes
        self.ends = ends
    }

    /// Whether every field is empty, or of spaces.
    public var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 } }

    /// How many fields there are.
    public var count: Int { ends.count }

    /// The text of a field, from 0.
    public subscript(field: Int) -> String {
        let start = field == 0 ? 0 : ends[field - 1]
        return String(decoding: bytes[start..<ends[field]], as: UTF8.self)
    }

    /// The fields.
    public var fields: [String] { ends.indices.map { self[$0] } }
}
