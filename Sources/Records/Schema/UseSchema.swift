// SPDX-License-Identifier: EUPL-1.2

/// The schema of an AI use: every field that a declaration may hold, in the order of the form.
///
/// It is the type environment of charters, and the source of forms, questionnaires and labels.
public struct UseSchema: Sendable {
    /// Its name.
    public let name: String
    /// Its version.
    public let version: String
    /// The fields, in the order of the file.
    public let fields: [Field]

    private let places: [String: Int]

    init(name: String, version: String, fields: [Field]) {
        self.name = name
        self.version = version
        self.fields = fields
        var places: [String: Int] = [:]
        for (place, field) in fields.enumerated() {
            places[field.path.text] = place
            if let french = field.frenchPath, places[french.text] == nil {
                places[french.text] = place
            }
        }
        self.places = places
    }

    /// The place of a field in ``fields``, by its own name or its French one.
    public func place(of name: String) -> Int? { places[name] }

    /// A field, by its own name or its French one.
    public func field(_ name: String) -> Field? { places[name].map { fields[$0] } }

    /// A field, by its name.
    public func field(_ path: FieldPath) -> Field? { field(path.text) }

    /// Every name that a file may use, for suggestions.
    package var names: [String] {
        fields.flatMap { [$0.path.text] + ($0.frenchPath.map { [$0.text] } ?? []) }
    }
}
