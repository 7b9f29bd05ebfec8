// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// The values of a record, by field: one for a plain field, any number for a list.
public struct Record: Sendable, Equatable {
    /// The kind of record.
    public let kind: Kind
    /// The values.
    public private(set) var values: [String: [JSONValue]]

    /// A record.
    public init(kind: Kind, values: [String: [JSONValue]] = [:]) {
        self.kind = kind
        self.values = values
    }

    /// Sets or removes the values of a field.
    public mutating func set(_ field: String, _ newValues: [JSONValue]?) {
        values[field] = newValues
    }

    /// The value of a plain field.
    public subscript(field: String) -> JSONValue? { values[field]?.first }

    /// The text of a field.
    public func text(_ field: String) -> String? { self[field]?.string }

    /// The number of a field.
    public func count(_ field: String) -> Int? { self[field]?.integer.map(Int.init) }

    /// The answer of a field.
    public func boolean(_ field: String) -> Bool? { self[field]?.boolean }

    /// The date of a field.
    public func date(_ field: String) -> CivilDate? { text(field).flatMap { CivilDate($0) } }

    /// The fields in the order of the leaf: that of their names (RFC 8785).
    public var sortedFields: [String] {
        values.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
    }
}
