// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// A field that records of a kind may have.
public struct RecordField: Sendable {
    /// What else there is to know of it.
    public struct Traits: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// From bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// A record without it is refused.
        public static let required = Traits(rawValue: 1)
        /// It holds several values, each hidden by itself.
        public static let list = Traits(rawValue: 2)
        /// Its values may be erased: it can name a person.
        public static let erasable = Traits(rawValue: 4)
        /// Its values are kept apart from what is published.
        public static let restricted = Traits(rawValue: 8)
    }

    /// The name.
    public let name: String
    /// The French name in files, without accents.
    public let french: String
    /// What people read beside the value.
    public let label: Localized
    /// What it holds.
    public let type: RecordFieldType
    /// What else there is to know.
    public let traits: Traits

    init(
        _ name: String,
        _ french: String,
        _ type: RecordFieldType,
        _ label: (fr: String, en: String),
        _ traits: Traits = []
    ) {
        self.name = name
        self.french = french
        self.type = type
        self.label = Localized(french: label.fr, english: label.en)
        self.traits = traits
    }
}
