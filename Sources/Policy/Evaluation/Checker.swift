// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// Checks projects against charters.
public enum Checker {
    /// What every rule of some charters says of a declaration on a date.
    ///
    /// `leaf` is the hash of the ledger leaf that holds the declaration; a plan that is not
    /// recorded has none, and no waiver holds for it. `opinions` are those on that leaf. What was `noticed` about
    /// the declaration heads the remarks. Explanations cost more than verdicts: ask
    /// for none when checking many declarations.
    public static func check(
        _ declaration: Declaration,
        _ charters: [Charter],
        on date: CivilDate,
        waivers: [Waiver] = [],
        opinions: [Opinion] = [],
        leaf: String? = nil,
        noticing noticed: [Diagnostic] = [],
        explaining: Bool = true,
        by evaluator: Evaluator = .current
    ) -> Report {
        check(
            declaration,
            compiled: charters.map { CompiledCharter($0, on: date) },
            on: date,
            waivers: waivers,
            opinions: opinions,
            leaf: leaf,
            noticing: noticed,
            explaining: explaining,
            by: evaluator
        )
    }

    /// The same with charters that were compiled once, for that date.
    public static func check(
        _ declaration: Declaration,
        compiled charters: [CompiledCharter],
        on date: CivilDate,
        waivers: [Waiver] = [],
        opinions: [Opinion] = [],
        leaf: String? = nil,
        noticing noticed: [Diagnostic] = [],
        explaining: Bool = true,
        by evaluator: Evaluator = .current
    ) -> Report {
        precondition(charters.allSatisfy { $0.date == date }, "compiled for another date")
        let finder = explaining ? RemedyFinder(declaration, charters) : nil
        let opinions = opinions.filter { isUnambiguous($0, charters) }
        let reports = charters.map { charter in
            CharterCheck(
                charter,
                declaration,
                waivers: waivers,
                opinions: opinions,
                leaf: leaf,
                finder: finder,
                evaluator: evaluator
            ).report
        }
        return Report(
            project: declaration.name,
            date: date,
            charters: reports,
            sovereignty: SovereigntyView(
                [declaration],
                groups: charters.first?.charter.vocabulary.groups ?? CountryGroups(),
                on: date
            ),
            remarks: noticed + (charters.first.map { remarks(on: declaration, $0) } ?? [])
        )
    }

    /// Whether an opinion names one rule of all charters of a check.
    private static func isUnambiguous(_ opinion: Opinion, _ charters: [CompiledCharter]) -> Bool {
        charters.count { charter in
            charter.rules.contains { $0.rule.id.utf8.elementsEqual(opinion.rule.utf8) }
        } < 2
    }

    /// Answers to questions that do not arise, says another answer.
    private static func remarks(
        on declaration: Declaration,
        _ charter: CompiledCharter
    ) -> [Diagnostic] {
        let slots = charter.slots(of: declaration)
        let vocabulary = charter.charter.vocabulary
        return vocabulary.guardedFields.compactMap { place in
            let field = vocabulary.schema.fields[place]
            guard slots[place] == Slot.irrelevant, declaration[field.path].value != nil else {
                return nil
            }
            let condition = vocabulary.guards[place]?.text ?? ""
            return Diagnostic(
                .irrelevantFact,
                at: declaration.facts[field.path]?.position ?? .nowhere,
                on: "",
                french:
                    "« \(field.path) » a une réponse, et est sans objet sauf si : \(condition) ; "
                    + "l'une des deux réponses est fausse",
                english: "`\(field.path)` has an answer, and is irrelevant unless: \(condition); "
                    + "one of the two answers is wrong",
                hint: Localized(
                    french: "retirez la réponse, ou corrigez celle dont elle dépend",
                    english: "remove the answer, or correct the one it depends on"
                )
            )
        }
    }
}
