// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// An act of the council that lets one project break one rule for a time: a ledger entry.
public struct Waiver: Sendable, Hashable {
    /// The charter of the rule.
    public let charter: String
    /// The rule.
    public let rule: String
    /// The hash of the declaration's leaf: a corrected declaration is another leaf.
    public let leaf: String
    /// The kind of act: `deliberation`.
    public let by: String
    /// The act.
    public let reference: String
    /// What became of the act.
    public let standing: ActStanding
    /// Why it holds for nothing that is checked, as the ledger has it.
    private var objection: Localized?
    /// Why.
    public let reason: String
    /// The first and the last day.
    public let inForce: Interval

    /// A waiver from `from` to `to`, both included.
    public init(
        charter: String,
        rule: String,
        leaf: String,
        by: String,
        reference: String,
        standing: ActStanding,
        reason: String,
        from: CivilDate,
        to: CivilDate
    ) {
        self.charter = charter
        self.rule = rule
        self.leaf = leaf
        self.by = by
        self.reference = reference
        self.standing = standing
        self.reason = reason
        inForce = Interval(from: from, to: to)
    }

    /// What keeps a waiver from holding for anything that is checked, whatever it says.
    public enum Objection: Sendable {
        /// It is for another text of the charter of that name.
        case otherText
        /// Declaration, charter, deliberation and waiver are not all of one authority.
        case stranger
    }

    /// Makes the waiver hold for nothing.
    public mutating func object(to objection: Objection) {
        self.objection =
            switch objection {
            case .otherText:
                Localized(
                    french: "elle vise un autre texte de la charte",
                    english: "it is for another text of the charter"
                )
            case .stranger:
                Localized(
                    french:
                        "la déclaration, la charte, la délibération et elle ne sont pas toutes de la même autorité",
                    english:
                        "the declaration, the charter, the deliberation and it are not all of one authority"
                )
            }
    }

    /// Why the waiver does not hold for a declaration on a date; nothing if it holds.
    ///
    /// This is the only place that decides it: engines with several copies of the decision have
    /// gone on applying exceptions that had expired.
    ///
    /// - Parameters:
    ///   - rule: the rule that is broken.
    ///   - leaf: the hash of the declaration's leaf; a plan has none.
    func refusal(
        for rule: Rule,
        leaf: String?,
        on date: CivilDate,
        by evaluator: Evaluator
    ) -> Localized? {
        if let refusal = refusal(terms: rule.waiver, leaf: leaf, on: date) { return refusal }
        guard evaluator.looksBehindActs else { return nil }
        return objection ?? standing.obstacle(on: date)
    }

    private func refusal(terms: WaiverTerms?, leaf: String?, on date: CivilDate) -> Localized? {
        guard let terms else {
            return Localized(
                french: "la règle n'admet pas de dérogation",
                english: "the rule cannot be waived"
            )
        }
        guard let leaf, leaf.utf8.elementsEqual(self.leaf.utf8) else {
            return Localized(
                french: "elle vise une autre version de la déclaration",
                english: "it is for another version of the declaration"
            )
        }
        guard by == terms.by else {
            return Localized(
                french: "il faut un acte de type « \(terms.by) »",
                english: "it takes an act of kind `\(terms.by)`"
            )
        }
        guard !terms.needsReason || reason.unicodeScalars.contains(where: \.properties.isAlphabetic)
        else {
            return Localized(french: "elle ne dit pas pourquoi", english: "it gives no reason")
        }
        guard let last = inForce.to, isShortEnough(last, terms) else {
            return Localized(
                french: "elle dure plus longtemps que la charte ne l'admet",
                english: "it lasts longer than the charter allows"
            )
        }
        guard date >= inForce.from else {
            return Localized(
                french: "elle commence le \(inForce.from)",
                english: "it starts on \(inForce.from)"
            )
        }
        guard date <= last else {
            return Localized(french: "elle a pris fin le \(last)", english: "it ended on \(last)")
        }
        return nil
    }

    /// The last day is included: six months from 1 January end on 30 June.
    private func isShortEnough(_ last: CivilDate, _ terms: WaiverTerms) -> Bool {
        guard inForce.from <= last else { return false }
        guard let longest = terms.longest else { return true }
        let end = Shift(longest, backwards: false).moving(Int64(inForce.from.dayNumber))
        return Int64(last.dayNumber) < end
    }
}
