// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What a charter asks of a project, in a form that a machine can check.
public struct Rule: Sendable {
    /// How much a rule binds. The conditions of a list are all asked for, or all forbidden
    /// together.
    enum Modality: Sendable {
        case require([Condition])
        case forbid([Condition])
        /// Advice: it never blocks.
        case recommend([Condition])
        case judge(Judge)
    }

    /// Its identifier, unique in the charter.
    public let id: String
    /// Where it stands in the charter.
    public let position: Position
    /// Whether we inferred it from a public text. It never condemns in the city's name.
    public let isInferred: Bool
    /// Under which terms it may be waived.
    public let waiver: WaiverTerms?
    /// When it is in force, if not as long as its charter.
    public let inForce: Interval?
    /// The rule of a framework that it says to strengthen.
    public let strengthens: String?
    /// Its tests.
    public let examples: [Example]

    let modality: Modality
    /// The projects it concerns; nothing if all.
    let when: Condition?

    /// The key of its modality in a charter file.
    public var keyword: String {
        switch modality {
        case .require: "require"
        case .forbid: "forbid"
        case .recommend: "recommend"
        case .judge: "judge"
        }
    }

    /// The conditions of the modality, one per line of the charter.
    var lines: [Condition] {
        switch modality {
        case .require(let lines), .forbid(let lines), .recommend(let lines): lines
        case .judge: []
        }
    }

    /// The condition under which the rule is broken, or concerns the judge.
    var violation: Condition? {
        let demand = Condition(.all(lines), text: "", position: position)
        let parts: [Condition] =
            switch modality {
            case .require, .recommend:
                [Condition(.not(demand), text: "", position: position)]
            case .forbid: [demand]
            case .judge: []
            }
        let all = parts + (when.map { [$0] } ?? [])
        return all.isEmpty ? nil : Condition(.all(all), text: "", position: position)
    }
}
