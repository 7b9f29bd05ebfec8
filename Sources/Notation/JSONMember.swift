// SPDX-License-Identifier: EUPL-1.2

/// A name of a JSON object and its value.
public struct JSONMember: Sendable, Equatable {
    /// The name.
    public let key: String
    /// The value.
    public let value: JSONValue

    /// A member.
    public init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }

    /// Byte by byte: Swift's own comparison of texts would merge two spellings of "é".
    public static func == (a: JSONMember, b: JSONMember) -> Bool {
        a.key.utf8.elementsEqual(b.key.utf8) && a.value == b.value
    }
}
