// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// What a rule must be, beside its condition, to strengthen another: as binding, as long in force, and
/// no easier to be let off from.
enum Strengthening {
    /// Why a rule binds less than the one that it says to strengthen; nothing if it does not.
    static func loosening(
        of other: Rule,
        in owner: Charter,
        by rule: Rule,
        in charter: Charter
    ) -> Localized? {
        guard force(rule) >= force(other) else {
            return Localized(french: "elle lie moins", english: "it binds less")
        }
        guard !isEasierToWaive(rule.waiver, than: other.waiver) else {
            return Localized(
                french: "on y déroge plus facilement",
                english: "it is easier to waive"
            )
        }
        guard let wanted = period(of: other, in: owner, within: charter.inForce) else { return nil }
        guard let own = period(of: rule, in: charter, within: charter.inForce),
            own.from <= wanted.from, covers(own.to, wanted.to)
        else {
            return Localized(
                french: "elle n'est pas en vigueur aussi longtemps",
                english: "it is not in force as long"
            )
        }
        return nil
    }

    /// The days on which the proof must hold: the first day that both are in force, and every later one on
    /// which a parameter or a group of either text takes another value.
    static func days(of charter: Charter, beside owner: Charter, rule: Rule) -> [CivilDate] {
        guard let period = period(of: rule, in: owner, within: charter.inForce) else {
            return [charter.inForce.from]
        }
        var days: Set<CivilDate> = [period.from]
        for text in [charter, owner] {
            let changes =
                text.parameters.values.flatMap { $0.values.map(\.from) }
                + text.vocabulary.groups.starts
            days.formUnion(changes.filter(period.contains))
        }
        return days.sorted()
    }

    /// Judgement and advice do not refuse; what we inferred does not condemn.
    private static func force(_ rule: Rule) -> Int {
        switch rule.modality {
        case .judge, .recommend: 0
        case .require, .forbid: rule.isInferred ? 1 : 2
        }
    }

    private static func isEasierToWaive(_ own: WaiverTerms?, than other: WaiverTerms?) -> Bool {
        guard let own else { return false }
        guard let other else { return true }
        guard !other.needsReason || own.needsReason else { return true }
        guard let longest = other.longest else { return false }
        return own.longest.map { $0 > longest } ?? true
    }

    /// When a rule of a charter is in force, within another interval; nothing if never.
    private static func period(
        of rule: Rule,
        in charter: Charter,
        within limit: Interval
    ) -> Interval? {
        let parts = [charter.inForce, limit, rule.inForce].compactMap(\.self)
        guard let from = parts.map(\.from).max() else { return nil }
        let end = parts.compactMap(\.to).min()
        guard end.map({ $0 >= from }) != false else { return nil }
        return Interval(from: from, to: end)
    }

    private static func covers(_ own: CivilDate?, _ wanted: CivilDate?) -> Bool {
        guard let own else { return true }
        return wanted.map { own >= $0 } ?? false
    }
}
