// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

extension Charter {
    /// What looks wrong in the rules themselves, over every project there could be: rules that
    /// concern nobody, that nobody can break or keep, that another rule makes needless, and rules
    /// that no project can keep together.
    ///
    /// - Parameter date: the day whose rules, groups and parameters are looked at.
    public func weaknesses(on date: CivilDate) -> [Diagnostic] {
        weaknesses(on: date, questions: WeaknessAnalysis.maximumQuestions)
    }

    /// The same, after as many questions at the most.
    package func weaknesses(on date: CivilDate, questions: Int) -> [Diagnostic] {
        var analysis = WeaknessAnalysis(CompiledCharter(self, on: date), questions: questions)
        do throws(Solver.Exhausted) {
            try analysis.run()
        } catch {
            // What was found stands; what was not looked at is not said to be sound.
            analysis.giveUp()
        }
        return analysis.found.sorted { $0.position < $1.position }
    }
}

/// The questions that a charter by itself answers.
private struct WeaknessAnalysis {
    private struct Subject {
        let rule: CompiledRule
        let concerned: Literal
        let violated: Literal
    }

    private var encoder: Encoder
    private var subjects: [Subject] = []
    private let charter: CompiledCharter
    /// The most questions for one charter: they grow as the square of its rules.
    static let maximumQuestions = 100_000
    private var budget: Int
    var found: [Diagnostic] = []

    init(_ charter: CompiledCharter, questions: Int) {
        self.charter = charter
        budget = questions
        encoder = Encoder([charter])
        for rule in charter.rules where charter.isInForce(rule.rule) {
            subjects.append(
                Subject(
                    rule: rule,
                    concerned: encoder.concerned(rule),
                    violated: encoder.violated(rule)
                )
            )
        }
    }

    mutating func giveUp() {
        found.append(
            .weakness(
                .analysisGivenUp,
                Position(line: 1, column: 1),
                "la charte est trop grande pour que toutes ses règles aient été confrontées",
                "the charter is too large for all its rules to have been held against each other"
            )
        )
    }

    /// Whether some project makes the literals hold.
    private mutating func isPossible(_ literals: [Literal]) throws(Solver.Exhausted) -> Bool {
        budget -= 1
        guard budget > 0 else { throw Solver.Exhausted() }
        return try encoder.model(assuming: literals) != nil
    }

    mutating func run() throws(Solver.Exhausted) {
        reportNeverInForce()
        var sound: [Subject] = []
        for subject in subjects where try isSound(subject) { sound.append(subject) }
        for (place, subject) in sound.enumerated() {
            for (otherPlace, other) in sound.enumerated() where otherPlace != place {
                guard !Set(subject.rule.fields).isDisjoint(with: other.rule.fields) else {
                    continue
                }
                if try isNeedless(subject, beside: other, isLater: place > otherPlace) { break }
            }
            for other in sound[(place + 1)...] { try contradicts(subject, other) }
        }
    }

    /// Reports rules whose own period never meets that of the charter.
    private mutating func reportNeverInForce() {
        let period = charter.charter.inForce
        for rule in charter.charter.rules {
            guard let own = rule.inForce else { continue }
            let start = max(own.from, period.from)
            guard !own.contains(start) || !period.contains(start) else { continue }
            found.append(
                .weakness(
                    .deadRule,
                    rule.position,
                    "« \(rule.id) » n'est jamais en vigueur : sa période n'est pas dans celle de la charte",
                    "`\(rule.id)` is never in force: its period is not within the charter's"
                )
            )
        }
    }

    /// Whether the rule by itself can be kept and broken.
    private mutating func isSound(_ subject: Subject) throws(Solver.Exhausted) -> Bool {
        let (id, position) = (subject.rule.rule.id, subject.rule.rule.position)
        guard try isPossible([subject.concerned]) else {
            found.append(
                .weakness(
                    .deadRule,
                    position,
                    "« \(id) » ne concerne aucun projet : son `when` ne peut pas être vrai",
                    "`\(id)` concerns no project: its `when` cannot hold"
                )
            )
            return false
        }
        // A person's answer can go either way.
        guard subject.rule.demand != nil else { return false }
        guard try isPossible([subject.violated]) else {
            found.append(
                .weakness(
                    .unbreakableRule,
                    position,
                    "aucun projet ne peut enfreindre « \(id) »",
                    "no project can break `\(id)`"
                )
            )
            return false
        }
        guard
            try isPossible([subject.concerned, !subject.violated])
        else {
            found.append(
                .weakness(
                    .impossibleRule,
                    position,
                    "tout projet que « \(id) » concerne l'enfreint",
                    "every project that `\(id)` concerns breaks it"
                )
            )
            return false
        }
        return true
    }

    /// Whether whoever breaks the rule breaks the other. Of two equal rules the later is needless.
    private mutating func isNeedless(
        _ subject: Subject,
        beside other: Subject,
        isLater: Bool
    ) throws(Solver.Exhausted) -> Bool {
        guard subject.rule.rule.isAsWeak(as: other.rule.rule),
            try !isPossible([subject.violated, !other.violated])
        else { return false }
        let isEqual =
            try !isPossible([other.violated, !subject.violated])
        guard !isEqual || isLater || !other.rule.rule.isAsWeak(as: subject.rule.rule) else {
            return false
        }
        let (id, name) = (subject.rule.rule.id, other.rule.rule.id)
        found.append(
            .weakness(
                .needlessRule,
                subject.rule.rule.position,
                "« \(id) » n'ajoute rien : qui l'enfreint enfreint « \(name) »",
                "`\(id)` adds nothing: whoever breaks it breaks `\(name)`"
            )
        )
        return true
    }

    /// Reports two rules that concern the same projects and that none of these can keep together.
    private mutating func contradicts(
        _ subject: Subject,
        _ other: Subject
    ) throws(Solver.Exhausted) {
        guard subject.rule.rule.canRefuse, other.rule.rule.canRefuse,
            !Set(subject.rule.fields).isDisjoint(with: other.rule.fields)
        else { return }
        let both = [subject.concerned, other.concerned]
        guard try isPossible(both) else { return }
        let kept = both + [!subject.violated, !other.violated]
        guard try !isPossible(kept) else { return }
        let (id, name) = (subject.rule.rule.id, other.rule.rule.id)
        found.append(
            .weakness(
                .contradictoryRules,
                other.rule.rule.position,
                "« \(name) » et « \(id) » se contredisent : aucun projet concerné par les deux ne peut les respecter",
                "`\(name)` and `\(id)` contradict each other: no project that both concern can keep both"
            )
        )
    }
}

extension Rule {
    /// Whether breaking it means no more than breaking the other would.
    fileprivate func isAsWeak(as other: Rule) -> Bool { strength <= other.strength }

    /// Whether it can refuse a project, or have it judged.
    fileprivate var canRefuse: Bool { strength > 0 }

    private var strength: Int {
        switch modality {
        case .judge, .recommend: 0
        case .require, .forbid: isInferred ? 1 : 2
        }
    }
}

extension Diagnostic {
    fileprivate static func weakness(
        _ code: DiagnosticCode,
        _ position: Position,
        _ french: String,
        _ english: String
    ) -> Diagnostic {
        Diagnostic(code, at: position, on: "", french: french, english: english)
    }
}
