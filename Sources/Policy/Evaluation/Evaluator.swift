// SPDX-License-Identifier: EUPL-1.2

/// A version of what decides verdicts.
///
/// A recorded assessment names the one it was made with, and is made again with it: a version whose
/// verdicts can differ is another one, and those before it stay.
public enum Evaluator: String, Sendable, CaseIterable {
    /// Knew no waivers and no opinions, and took an inferred rule that holds for compliance.
    case first = "feuillet-policy/1"
    /// Set an answer aside if another said that its question does not arise; took any word for the
    /// name of an act; did not ask what became of the act behind a waiver, nor to which charter an
    /// opinion could answer.
    case second = "feuillet-policy/2"
    /// Leaves open what contradicts itself, and asks these questions.
    case third = "feuillet-policy/3"

    /// The one that checks are made with.
    public static let current = third

    /// Whether waivers and opinions count.
    public var knowsActs: Bool { self != .first }
    /// Whether a word without a number can name an act or a contract.
    public var takesAnyWordForReference: Bool { self != .third }
    /// Whether an inferred rule that holds makes a charter compliant.
    var trustsInferred: Bool { self == .first }
    /// Whether an answer to a question that does not arise, says another answer, is as if it were not there.
    var setsContradictionsAside: Bool { self != .third }
    /// Whether a waiver holds for one text of its charter, and only while its act has effect; whether an opinion
    /// answers only a charter that was in force.
    var looksBehindActs: Bool { self == .third }
}
