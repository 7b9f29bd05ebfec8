// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("Opinion") struct OpinionTests {
    static let rule = "- {id: R, judge: {by: dpo, question: {fr: Utile, en: Useful}}}"

    private func result(
        _ answer: Opinion.Answer,
        rule: String = "R",
        role: String = "dpo",
        date: String = "2026-01-01",
        charters: Int = 1,
        by evaluator: Evaluator = .current
    ) throws -> RuleResult {
        let opinion = Opinion(
            rule: rule,
            role: role,
            answer: answer,
            reference: "opinion:2026-01-01",
            date: try Fixture.date(date)
        )
        let charter = try Fixture.charter(rules: Self.rule)
        let report = Checker.check(
            try Fixture.declaration("data.used: no"),
            [Charter](repeating: charter, count: charters),
            on: try Fixture.date("2026-06-01"),
            opinions: [opinion],
            leaf: "leaf",
            by: evaluator
        )
        return try #require(report.charters.first?.results.first)
    }

    @Test(arguments: [
        (Opinion.Answer.favourable, VerdictKind.compliant),
        (.favourableWithReserves, .compliant), (.unfavourable, .nonCompliant),
    ])
    func `a judge's rule takes the answer`(_ answer: Opinion.Answer, _ kind: VerdictKind) throws {
        let result = try result(answer)
        #expect(result.verdict.kind == kind)
        #expect(result.opinion?.answer == answer)
    }

    @Test func `an answer to another question, by another role or of a later day answers nothing`()
        throws
    {
        for result in [
            try result(.favourable, rule: "S"), try result(.favourable, role: "ciso"),
            try result(.favourable, date: "2026-06-02"),
        ] {
            #expect(result.verdict == .toJudge(role: "dpo"))
            #expect(result.opinion == nil)
        }
    }

    @Test func `what was said before the charter was in force is of another question`() throws {
        // The charter is in force from 2024-07-01.
        #expect(try result(.favourable, date: "2024-06-30").verdict.kind == .toJudge)
        #expect(try result(.favourable, date: "2024-07-01").verdict.kind == .compliant)
        let before = try result(.favourable, date: "2024-06-30", by: .second)
        #expect(before.verdict.kind == .compliant)
    }

    private func opinion(
        _ answer: Opinion.Answer,
        _ date: String = "2026-01-04",
        place: UInt64 = 0,
        isStranger: Bool = false
    ) throws -> Opinion {
        Opinion(
            rule: "R",
            role: "dpo",
            answer: answer,
            reference: answer.rawValue,
            date: try Fixture.date(date),
            place: place,
            isStranger: isStranger
        )
    }

    private func overall(_ opinions: [Opinion], by evaluator: Evaluator = .current) throws
        -> OverallVerdict
    {
        Checker.check(
            try Fixture.declaration("data.used: no"),
            [try Fixture.charter(rules: Self.rule)],
            on: try Fixture.date("2026-06-01"),
            opinions: opinions,
            leaf: "leaf",
            by: evaluator
        ).overall
    }

    @Test func `the later answer counts, whichever was corrected last`() throws {
        // The favourable one is the older, and comes last in the chain because it was corrected.
        let byDate = [
            try opinion(.unfavourable, "2026-01-05", place: 9),
            try opinion(.favourable, "2026-01-04", place: 8),
        ]
        #expect(try overall(byDate) == .nonCompliant)
        #expect(try overall(byDate, by: .second) == .compliant)
        let sameDay = [
            try opinion(.unfavourable, place: 9), try opinion(.favourable, place: 8),
        ]
        #expect(try overall(sameDay) == .nonCompliant)
        let inOrder = [
            try opinion(.favourable, place: 8), try opinion(.unfavourable, place: 9),
        ]
        #expect(try overall(inOrder) == .nonCompliant)
    }

    @Test func `another authority's answer answers nothing`() throws {
        #expect(try overall([try opinion(.favourable, isStranger: true)]) == .toJudge)
        #expect(try overall([try opinion(.favourable)]) == .compliant)
    }

    @Test func `a question of one version can be named`() throws {
        #expect(try result(.favourable, rule: "example/ai@1#R").verdict.kind == .compliant)
        #expect(try result(.favourable, rule: "example/ai@2#R").verdict.kind == .toJudge)
    }

    @Test func `a rule that two charters name needs the name of its charter`() throws {
        #expect(try result(.favourable, charters: 2).verdict == .toJudge(role: "dpo"))
        let named = try result(.favourable, rule: "example/ai#R", charters: 2)
        #expect(named.verdict == .compliant)
    }
}
