// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// One charter against one declaration.
struct CharterCheck {
    private let compiled: CompiledCharter
    private let declaration: Declaration
    private let waivers: [Waiver]
    private let opinions: [Opinion]
    private let leaf: String?
    private let finder: RemedyFinder?
    private let facts: CharterFacts
    private let evaluator: Evaluator

    /// Explains only if there is a `finder`.
    init(
        _ compiled: CompiledCharter,
        _ declaration: Declaration,
        waivers: [Waiver],
        opinions: [Opinion],
        leaf: String?,
        finder: RemedyFinder?,
        evaluator: Evaluator
    ) {
        self.compiled = compiled
        self.declaration = declaration
        self.waivers = waivers.filter { $0.charter == compiled.charter.id }
        self.opinions = opinions
        self.leaf = leaf
        self.finder = finder
        self.evaluator = evaluator
        let facts = compiled.facts(of: declaration)
        self.facts = evaluator.setsContradictionsAside ? facts.withoutDoubt : facts
    }

    /// Every rule, with its verdict.
    var report: CharterReport {
        let charter = compiled.charter
        var (results, notes) = ([RuleResult](), [WaiverNote]())
        var rules = compiled.rules[...]
        var budget = Completions.maximumTotal
        for principle in charter.principles {
            for rule in rules.prefix(principle.rules.count) {
                let finding = compiled.finding(of: rule, facts, budget: &budget)
                let opinion = opinion(on: rule.rule, finding.verdict)
                let judged = opinion.map { Self.verdict($0.answer) } ?? finding.verdict
                let verdict = waived(judged, rule.rule, &notes)
                results.append(result(rule, principle, finding, verdict, opinion))
            }
            rules = rules.dropFirst(principle.rules.count)
        }
        return CharterReport(
            charter: charter.id,
            version: charter.version,
            title: charter.title,
            authority: charter.authority,
            results: results,
            silent: charter.principles.filter(\.rules.isEmpty).map { principle in
                SilentPrinciple(
                    id: principle.id,
                    title: principle.title,
                    isTextUnavailable: principle.isTextUnavailable
                )
            },
            problems: compiled.problems,
            waivers: notes
        )
    }

    private func result(
        _ rule: CompiledRule,
        _ principle: Principle,
        _ finding: Finding,
        _ verdict: Verdict,
        _ opinion: Opinion?
    ) -> RuleResult {
        RuleResult(
            rule: rule.rule.id,
            principle: principle.id,
            title: principle.title,
            position: rule.rule.position,
            keyword: rule.rule.keyword,
            isInferred: rule.rule.isInferred,
            isTextPublic: compiled.charter.isFramework,
            verdict: verdict,
            isCapped: finding.isCapped,
            opinion: opinion,
            explanation: explanation(rule, principle, verdict)
        )
    }

    private func explanation(
        _ rule: CompiledRule,
        _ principle: Principle,
        _ verdict: Verdict
    ) -> Explanation? {
        guard let finder else { return nil }
        // Advice is given where facts are open too: only what is broken as it stands is to be mended.
        let isBroken =
            verdict == .advice
            ? rule.outcome(facts.slots) == .violated : verdict.isFinding && rule.demand != nil
        let explainer = Explainer(compiled: compiled, declaration: declaration, facts: facts)
        return explainer.explanation(
            of: rule,
            verdict,
            in: principle,
            remedies: isBroken ? finder.remedies(for: rule, in: compiled) : []
        )
    }

    /// The last answer to the question of a judge's rule.
    private func opinion(on rule: Rule, _ verdict: Verdict) -> Opinion? {
        guard case .judge(let judge) = rule.modality, case .toJudge = verdict else { return nil }
        let answers = opinions.filter {
            $0.answers(
                rule.id,
                of: compiled.charter,
                role: judge.role,
                on: compiled.date,
                by: evaluator
            )
        }
        guard evaluator.looksBehindActs else { return answers.last }
        return answers.max { ($0.date, $0.place) < ($1.date, $1.place) }
    }

    /// Reserves do not make an answer a no; the report shows them.
    private static func verdict(_ answer: Opinion.Answer) -> Verdict {
        switch answer {
        case .favourable, .favourableWithReserves: .compliant
        case .unfavourable: .nonCompliant
        }
    }

    /// Applies the waivers of a rule. They never hide that it is broken.
    private func waived(
        _ verdict: Verdict,
        _ rule: Rule,
        _ notes: inout [WaiverNote]
    ) -> Verdict {
        let isNeeded = verdict == .nonCompliant
        var result = verdict
        for waiver in waivers where waiver.rule == rule.id {
            let refusal = waiver.refusal(
                for: rule,
                leaf: leaf,
                on: compiled.date,
                by: evaluator
            )
            if isNeeded, refusal == nil { result = .waived(reference: waiver.reference) }
            let note = WaiverNote.about(
                waiver,
                isNeeded: isNeeded,
                refusal: refusal,
                on: compiled.date
            )
            if let note { notes.append(note) }
        }
        return result
    }
}

extension Verdict {
    /// Whether it says that something is wrong today, so that a remedy is of use.
    fileprivate var isFinding: Bool {
        switch self {
        case .nonCompliant, .toJudge, .advice, .waived: true
        case .compliant, .undetermined, .notApplicable, .notYetInForce: false
        }
    }
}
