// SPDX-License-Identifier: EUPL-1.2

/// What entries of a kind may refer to, under one role.
public struct ReferenceRule: Sendable {
    /// Whose entries may be meant.
    public enum Issuer: Sendable {
        /// The same authority's.
        case same
        /// Anyone's.
        case any
        /// The same authority's; for the registrar, anyone's.
        case sameOrRegistrar
    }

    /// The name of the reference.
    public let role: String
    /// How many there may be.
    public let count: ClosedRange<Int>
    /// What they may be. A correction counts as the kind that it corrects.
    public let kinds: Set<Kind>
    /// Whose they may be.
    public let issuer: Issuer

    /// The same rule, for an entry that need not have the reference.
    var optional: ReferenceRule {
        ReferenceRule(role, 0...count.upperBound, kinds, issuer: issuer)
    }

    init(_ role: String, _ count: ClosedRange<Int>, _ kinds: Set<Kind>, issuer: Issuer = .same) {
        self.role = role
        self.count = count
        self.kinds = kinds
        self.issuer = issuer
    }
}
