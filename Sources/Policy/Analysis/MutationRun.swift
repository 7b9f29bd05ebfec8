// SPDX-License-Identifier: EUPL-1.2
import Notation
public import Records

/// What the examples of a charter notice of slips in its rules.
public struct MutationRun: Sendable, Hashable {
    /// How many mutants were made.
    public let count: Int
    /// How many mean the same as their rule, for every project: nothing could notice them.
    public let equivalentCount: Int
    /// The mutants that no example notices though they mean something else.
    public let survivors: [Diagnostic]
}

extension Charter {
    /// Changes each rule in every way that a slip would, and runs its examples.
    ///
    /// A slip that no project could tell from the rule is counted apart, as the solver shows it.
    public func mutate(on projects: [String: Declaration]) -> MutationRun {
        var (count, equivalentCount, survivors) = (0, 0, [Diagnostic]())
        for principle in principles {
            for rule in principle.rules {
                for mutant in rule.mutants {
                    count += 1
                    let charter = keeping(mutant.rule, of: principle)
                    guard charter.runExamples(on: projects).failures.isEmpty else { continue }
                    if keeping(rule, of: principle).means(
                        charter,
                        on: rule.inForce?.from ?? inForce.from
                    ) {
                        equivalentCount += 1
                        continue
                    }
                    survivors.append(.survivor(mutant))
                }
            }
        }
        return MutationRun(
            count: count,
            equivalentCount: equivalentCount,
            survivors: survivors
        )
    }

    /// The same charter with one rule alone.
    private func keeping(_ rule: Rule, of principle: Principle) -> Charter {
        Charter(
            id: id,
            version: version,
            isFramework: isFramework,
            title: title,
            authority: authority,
            deliberation: deliberation,
            adopted: adopted,
            inForce: inForce,
            sources: sources,
            extends: extends,
            principles: [
                Principle(
                    id: principle.id,
                    title: principle.title,
                    quote: principle.quote,
                    isTextUnavailable: principle.isTextUnavailable,
                    rules: [rule]
                )
            ],
            projects: projects,
            vocabulary: vocabulary,
            parameters: parameters
        )
    }

    /// Whether the rules of two charters concern and condemn the same projects.
    private func means(_ other: Charter, on date: CivilDate) -> Bool {
        let classes = WordClasses(of: [self, other], on: date)
        let charters = [self, other].map { CompiledCharter($0, on: date, classes: classes) }
        var encoder = Encoder(charters)
        for (one, two) in zip(charters[0].rules, charters[1].rules) {
            for (a, b) in [
                (encoder.concerned(one), encoder.concerned(two)),
                (encoder.violated(one), encoder.violated(two)),
            ] {
                do throws(Solver.Exhausted) {
                    guard try encoder.model(assuming: [a, !b]) == nil,
                        try encoder.model(assuming: [!a, b]) == nil
                    else { return false }
                } catch {
                    return false
                }
            }
        }
        return true
    }
}

extension Diagnostic {
    fileprivate static func survivor(_ mutant: Mutant) -> Diagnostic {
        Diagnostic(
            .survivingMutant,
            at: mutant.rule.position,
            on: "",
            french:
                "« \(mutant.rule.id) » : aucun exemple ne remarque la règle \(mutant.change.french)",
            english: "`\(mutant.rule.id)`: no example notices the rule \(mutant.change.english)"
        )
    }
}
