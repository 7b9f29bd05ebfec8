// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// The three truths of strong Kleene logic, from the least to the most true.
///
/// `and` is the least of the two and `or` the most, so both commute: no answer ever depends on
/// the order in which a condition is written.
public enum Truth: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    /// It is so in no completion of the unknown facts.
    case fails
    /// The facts do not say.
    case unknown
    /// It is so in every completion of the unknown facts.
    case holds

    /// A truth that is known.
    public init(_ value: Bool) { self = value ? .holds : .fails }

    /// Both.
    public func and(_ other: Truth) -> Truth { min(self, other) }

    /// Either.
    public func or(_ other: Truth) -> Truth { max(self, other) }

    /// The opposite; the opposite of unknown is unknown.
    public var negated: Truth {
        switch self {
        case .fails: .holds
        case .unknown: .unknown
        case .holds: .fails
        }
    }

    /// The order of truth.
    public static func < (a: Truth, b: Truth) -> Bool { a.rawValue < b.rawValue }

    /// What people read.
    public var label: Localized {
        switch self {
        case .fails: Localized(french: "faux", english: "false")
        case .unknown: Localized(french: "inconnu", english: "unknown")
        case .holds: Localized(french: "vrai", english: "true")
        }
    }
}
