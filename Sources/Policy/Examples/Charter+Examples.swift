// SPDX-License-Identifier: EUPL-1.2
import Notation
public import Records

extension Charter {
    /// Runs every example of every rule on the projects of the charter, given by name.
    ///
    /// An example names the verdict itself, so a rule that no longer applies fails its examples
    /// instead of passing them.
    public func runExamples(on projects: [String: Declaration]) -> ExampleRun {
        var (count, failures) = (0, [Diagnostic]())
        var compiled: [CivilDate: CompiledCharter] = [:]
        for (index, rule) in rules.enumerated() {
            for example in rule.examples {
                count += 1
                let date = example.date ?? inForce.from
                let charter = compiled[date] ?? CompiledCharter(self, on: date)
                compiled[date] = charter
                let failure = charter.failure(of: example, index, projects[example.project])
                if let failure { failures.append(failure) }
            }
        }
        return ExampleRun(count: count, failures: failures)
    }

    /// The rules that no example shows both met and broken.
    public var missingExamples: [Diagnostic] {
        rules.flatMap { rule in
            rule.expectedExamples.filter { wanted in
                !rule.examples.contains { $0.expected == wanted }
            }.map { missing in
                Diagnostic(
                    .missingExample,
                    at: rule.position,
                    on: "",
                    french: "« \(rule.id) » n'a pas d'exemple « \(missing.rawValue) »",
                    english: "`\(rule.id)` has no `\(missing.rawValue)` example"
                )
            }
        }
    }
}

extension CompiledCharter {
    fileprivate func failure(
        of example: Example,
        _ index: Int,
        _ project: Declaration?
    ) -> Diagnostic? {
        guard let project else {
            return Diagnostic(
                .failedExample,
                at: example.position,
                on: "",
                french: "le projet « \(example.project) » n'a pas pu être lu",
                english: "the project `\(example.project)` could not be read"
            )
        }
        // What an example changes makes other answers of its project irrelevant: that is no contradiction.
        let facts = facts(of: project.replacing(example.changes))
            .doubting(
                only: Set(example.changes.keys.compactMap { charter.schema.place(of: $0.text) })
            )
        var budget = Completions.maximumTotal
        let verdict = finding(of: rules[index], facts, budget: &budget).verdict
        guard verdict.kind == example.expected else {
            return Diagnostic(
                .failedExample,
                at: example.position,
                on: "",
                french: "l'exemple annonce « \(example.expected.rawValue) », "
                    + "la règle donne « \(verdict.kind.rawValue) »",
                english: "the example announces `\(example.expected.rawValue)`, "
                    + "the rule gives `\(verdict.kind.rawValue)`",
                hint: verdict.missing.isEmpty ? nil : Self.missing(verdict.missing)
            )
        }
        guard let missing = example.missing, Set(missing) != Set(verdict.missing) else {
            return nil
        }
        return Diagnostic(
            .failedExample,
            at: example.position,
            on: "",
            french: "les faits manquants ne sont pas ceux que l'exemple annonce",
            english: "the missing facts are not those that the example announces",
            hint: Self.missing(verdict.missing)
        )
    }

    private static func missing(_ fields: [FieldPath]) -> Localized {
        let list = fields.map(\.text).joined(separator: ", ")
        return Localized(french: "il manque : \(list)", english: "missing: \(list)")
    }
}

extension Rule {
    /// The verdicts that the examples of a rule must show.
    fileprivate var expectedExamples: [VerdictKind] {
        switch modality {
        case .require, .forbid: [.compliant, isInferred ? .toJudge : .nonCompliant]
        case .recommend: [.compliant, .advice]
        // A person's answer has no example.
        case .judge: []
        }
    }
}
