// SPDX-License-Identifier: EUPL-1.2

/// What a rule says of one completely known project, and of several: a set of outcomes.
struct Outcomes: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    /// The rule does not concern the project.
    static let notApplicable = Outcomes(rawValue: 1)
    /// The rule holds; or, for a judge's question, it concerns the project.
    static let holds = Outcomes(rawValue: 2)
    /// The rule is broken.
    static let violated = Outcomes(rawValue: 4)

    /// Whether a project can break the rule and another cannot: more completions add nothing.
    var isUndetermined: Bool { contains(.violated) && self != .violated }
}
