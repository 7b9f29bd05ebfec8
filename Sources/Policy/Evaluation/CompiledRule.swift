// SPDX-License-Identifier: EUPL-1.2

/// A rule as flat code.
package struct CompiledRule: Sendable {
    let rule: Rule
    /// The projects it concerns; nothing if all.
    let when: Program?
    /// What it asks or forbids; nothing if a person judges.
    let demand: Program?
    /// The fields it reads and those of their guards, a guard before what it guards.
    let fields: [Int]

    /// Whether what the demand says must not be.
    var forbids: Bool {
        guard case .forbid = rule.modality else { return false }
        return true
    }

    /// The outcome, if Kleene logic decides it.
    ///
    /// A rule whose `when` is unknown stays open even if its demand is met: it may hold or not
    /// apply, and only the completions tell.
    func outcome(_ slots: [Int64]) -> Outcomes? {
        let concerned = when?.truth(slots) ?? .holds
        if concerned == .fails { return .notApplicable }
        guard concerned == .holds else { return nil }
        guard let demand else { return .holds }
        let met = forbids ? demand.truth(slots).negated : demand.truth(slots)
        return switch met {
        case .holds: .holds
        case .fails: .violated
        case .unknown: nil
        }
    }

    /// Whether no completion of the facts breaks the rule, as far as Kleene logic shows.
    func isCertainlyKept(_ slots: [Int64]) -> Bool {
        outcome(slots).map { $0 != .violated } ?? cannotBeViolated(slots)
    }

    /// Whether Kleene logic alone shows that the rule cannot be broken.
    func cannotBeViolated(_ slots: [Int64]) -> Bool {
        guard let demand else { return true }
        let met = forbids ? demand.truth(slots).negated : demand.truth(slots)
        return met == .holds || when?.truth(slots) == .fails
    }
}
