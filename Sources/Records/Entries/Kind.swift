// SPDX-License-Identifier: EUPL-1.2

/// What an entry is.
public enum Kind: String, Sendable, CaseIterable {
    /// The first entry of a ledger.
    case genesis
    /// The enrolment of an authority.
    case authority
    /// A key that is added, rotated, revoked or recovered.
    case key
    /// The format version from here on.
    case format
    /// A meeting of an assembly.
    case sitting
    /// What an assembly voted on.
    case deliberation
    /// A decision by delegation, or an order.
    case decision
    /// What happened to an act afterwards.
    case status
    /// Principles that an authority declares.
    case charter
    /// Rules that charters may extend: a law, a network's principles, a schema.
    case framework
    /// The declaration of an AI use.
    case declaration
    /// What someone who must be heard says of a declaration.
    case opinion
    /// The result of a check.
    case assessment
    /// Leave, for a time, from a rule of a charter.
    case waiver
    /// A whole new record in place of an earlier one.
    case correction
    /// The removal of values, whose digests stay.
    case erasure

    /// Whether the record carries its values in clear: role keys, codes and field names only.
    public var isStructural: Bool {
        switch self {
        case .genesis, .authority, .key, .format, .erasure: true
        default: false
        }
    }

    /// Whether its words are no authority's, so that a transcriber copies it from none: a law, a
    /// schema, or what is structural.
    var namesNoAuthority: Bool { isStructural || self == .framework }

    /// The roles of key that may sign it. A correction takes those of the kind that it corrects.
    public var roles: Set<KeyRole> {
        switch self {
        case .genesis, .authority, .format: [.registrar]
        case .key: [.registrar, .register, .declarant, .opinion]
        case .sitting, .deliberation, .decision, .status, .charter, .framework, .waiver:
            [.register]
        case .declaration: [.declarant, .register]
        case .opinion: [.opinion]
        case .assessment: [.declarant, .opinion, .register]
        case .correction: []
        case .erasure: [.register, .registrar]
        }
    }

    /// What it may, and must, refer to.
    public var referenceRules: [ReferenceRule] {
        switch self {
        case .genesis, .authority, .format: []
        case .sitting: []
        case .key: [ReferenceRule("authority", 1...1, [.genesis, .authority], issuer: .any)]
        case .deliberation, .decision: [ReferenceRule("sitting", 0...1, [.sitting])]
        case .status: [ReferenceRule("act", 1...1, [.deliberation, .decision])]
        case .charter, .framework:
            [
                ReferenceRule("deliberation", 0...1, [.deliberation]),
                ReferenceRule("extends", 0...32, [.charter, .framework], issuer: .any),
                ReferenceRule("supersedes", 0...1, [self]),
            ]
        case .declaration:
            [
                ReferenceRule("deliberation", 0...32, [.deliberation]),
                ReferenceRule("supersedes", 0...1, [.declaration]),
            ]
        case .opinion: [ReferenceRule("declaration", 1...1, [.declaration])]
        case .assessment:
            [
                ReferenceRule("declaration", 1...1, [.declaration]),
                ReferenceRule("charters", 1...32, [.charter, .framework], issuer: .any),
                ReferenceRule("schema", 1...1, [.framework], issuer: .any),
            ]
        case .waiver:
            [
                ReferenceRule("declaration", 1...1, [.declaration]),
                ReferenceRule("charter", 1...1, [.charter]),
                ReferenceRule("deliberation", 1...1, [.deliberation]),
            ]
        case .correction:
            [ReferenceRule("corrects", 1...1, Set(Kind.allCases.filter { !$0.isStructural }))]
        case .erasure:
            [
                ReferenceRule(
                    "entries",
                    1...32,
                    Set(Kind.allCases.filter { !$0.isStructural }),
                    issuer: .sameOrRegistrar
                )
            ]
        }
    }
}
