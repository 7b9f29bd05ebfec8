// SPDX-License-Identifier: EUPL-1.2

/// Where something stands in a text file that a person wrote.
public struct Position: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int

    /// The position of what stands in no file, such as an answer of a record.
    public static let nowhere = Position(line: 0, column: 0)

    /// A position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension Position: Comparable {
    /// Reading order.
    public static func < (a: Position, b: Position) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}
