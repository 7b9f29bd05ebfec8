// SPDX-License-Identifier: EUPL-1.2
import Notation
public import Records

/// What a charter says of others: it may add rules and tighten theirs, never weaken them.
public enum CharterComposition {
    /// What is wrong between a charter and those that it extends.
    ///
    /// That a rule strengthens another is proved: whoever breaks the other must break it. When it
    /// does not hold, a project that shows it is in the hint.
    ///
    /// - Parameter known: the charters and frameworks that there are.
    public static func problems(of charter: Charter, among known: [Charter]) -> [Diagnostic] {
        var (problems, extended) = ([Diagnostic](), [Charter]())
        for text in charter.extends {
            if let found = known.first(where: { CharterReference(text)?.names($0) == true }) {
                extended.append(found)
            } else {
                problems.append(.unknownExtension(text, among: known))
            }
        }
        for rule in charter.rules {
            guard let name = rule.strengthens else { continue }
            problems += self.problems(of: rule, in: charter, strengthening: name, extended)
        }
        for parameter in charter.parameters.values.sorted(by: { $0.position < $1.position }) {
            for other in extended {
                guard let wanted = other.parameters[parameter.name] else { continue }
                problems += loosening(parameter, beside: wanted, of: other)
            }
        }
        return problems.sorted { $0.position < $1.position }
    }

    /// Texts of one charter that are in force on the same day: versions, or two texts that bear the
    /// same version.
    public static func overlaps(_ charters: [Charter]) -> [(Charter, Charter)] {
        charters.enumerated().flatMap { place, one in
            charters[(place + 1)...].compactMap { two in
                guard one.id.utf8.elementsEqual(two.id.utf8),
                    one.inForce.contains(max(one.inForce.from, two.inForce.from)),
                    two.inForce.contains(max(one.inForce.from, two.inForce.from))
                else { return nil }
                return (one, two)
            }
        }
    }

    // MARK: Rules

    private static func problems(
        of rule: Rule,
        in charter: Charter,
        strengthening name: String,
        _ extended: [Charter]
    ) -> [Diagnostic] {
        for owner in extended {
            guard let other = owner.rules.first(where: { $0.id.utf8.elementsEqual(name.utf8) })
            else { continue }
            if let reason = Strengthening.loosening(of: other, in: owner, by: rule, in: charter) {
                return [.weakerForce(rule, name, reason)]
            }
            for day in Strengthening.days(of: charter, beside: owner, rule: other) {
                if let problem = weakening(rule, in: charter, of: other, in: owner, on: day) {
                    return [problem]
                }
            }
            return []
        }
        return [.unknownStrengthened(name, rule, extended)]
    }

    /// A project that breaks the other rule on a day and not this one, or that the proof failed.
    private static func weakening(
        _ rule: Rule,
        in charter: Charter,
        of other: Rule,
        in owner: Charter,
        on day: CivilDate
    ) -> Diagnostic? {
        let classes = WordClasses(of: [charter, owner], on: day)
        let compiled = [charter, owner].map { CompiledCharter($0, on: day, classes: classes) }
        guard let own = compiled[0].rules.first(where: { $0.rule.id == rule.id }),
            let strengthened = compiled[1].rules.first(where: { $0.rule.id == other.id })
        else { return nil }
        var encoder = Encoder(compiled)
        let (broken, kept) = (encoder.violated(strengthened), encoder.violated(own))
        do throws(Solver.Exhausted) {
            guard let model = try encoder.model(assuming: [broken, !kept]) else { return nil }
            let reader = CounterexampleReader(charters: compiled)
            let facts = reader.facts(of: model, encoder) { slots in
                strengthened.outcome(slots) == .violated && own.isCertainlyKept(slots)
            }
            return .weakerRule(rule, other.id, facts ?? [], on: day)
        } catch {
            return .weakerRule(rule, other.id, [], on: day)
        }
    }

    /// A value on the loose side of the other's, on a day when both have one.
    private static func loosening(
        _ parameter: Parameter,
        beside wanted: Parameter,
        of other: Charter
    ) -> [Diagnostic] {
        guard let direction = wanted.direction else { return [] }
        let days = (parameter.values + wanted.values).map(\.from)
        let loose = days.sorted().first { day in
            guard let value = parameter.value(on: day)?.slot,
                let limit = wanted.value(on: day)?.slot
            else { return false }
            return direction == .ceiling ? value > limit : value < limit
        }
        return loose.map { [.loosenedParameter(parameter, direction, $0, other)] } ?? []
    }
}

extension Diagnostic {
    fileprivate static func unknownExtension(_ text: String, among known: [Charter]) -> Diagnostic {
        let names = known.map { "\($0.id)@\($0.version)" }.sorted()
        return Diagnostic(
            .unknownExtension,
            at: Position(line: 1, column: 1),
            on: "",
            french: "« \(text) » n'est pas un texte connu, dans cette version",
            english: "`\(text)` is no text that is known, in that version",
            hint: Suggestion.hint(for: text, among: names)
        )
    }

    fileprivate static func unknownStrengthened(
        _ name: String,
        _ rule: Rule,
        _ extended: [Charter]
    ) -> Diagnostic {
        Diagnostic(
            .unknownStrengthened,
            at: rule.position,
            on: "",
            french: "« \(rule.id) » dit renforcer « \(name) », que les textes étendus n'ont pas",
            english: "`\(rule.id)` says that it strengthens `\(name)`, which no extended text has",
            hint: Suggestion.hint(for: name, among: extended.flatMap(\.rules).map(\.id))
        )
    }

    fileprivate static func weakerForce(
        _ rule: Rule,
        _ name: String,
        _ reason: Localized
    ) -> Diagnostic {
        Diagnostic(
            .weakerRule,
            at: rule.position,
            on: "",
            french: "« \(rule.id) » ne renforce pas « \(name) » : \(reason.french)",
            english: "`\(rule.id)` does not strengthen `\(name)`: \(reason.english)"
        )
    }

    fileprivate static func weakerRule(
        _ rule: Rule,
        _ name: String,
        _ facts: [StatedFact],
        on day: CivilDate
    ) -> Diagnostic {
        func text(_ language: Language) -> String {
            facts.map { "\($0.field.label[language])\(language.colon)\($0.text(in: language))" }
                .joined(separator: language.semicolon)
        }
        return Diagnostic(
            .weakerRule,
            at: rule.position,
            on: "",
            french:
                "« \(rule.id) » ne renforce pas « \(name) » : le \(day), un projet enfreint celle-ci sans l'enfreindre",
            english:
                "`\(rule.id)` does not strengthen `\(name)`: on \(day), a project breaks the latter and keeps it",
            hint: facts.isEmpty
                ? nil
                : Localized(
                    french: "par exemple : \(text(.french))",
                    english: "for example: \(text(.english))"
                )
        )
    }

    fileprivate static func loosenedParameter(
        _ parameter: Parameter,
        _ direction: Parameter.Direction,
        _ day: CivilDate,
        _ other: Charter
    ) -> Diagnostic {
        let (french, english) =
            direction == .ceiling
            ? ("au-dessus du plafond", "above the ceiling")
            : ("au-dessous du plancher", "below the floor")
        return Diagnostic(
            .loosenedParameter,
            at: parameter.position,
            on: parameter.name,
            french: "« \(parameter.name) » est, le \(day), \(french) que fixe « \(other.id) »",
            english: "`\(parameter.name)` is, on \(day), \(english) that `\(other.id)` sets"
        )
    }
}
