// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("Remedy") struct RemedyTests {
    private func changes(
        _ rules: String,
        _ project: String
    ) throws -> [[(field: String, to: FactValue)]] {
        let report = Checker.check(
            try Fixture.declaration(project),
            [try Fixture.charter(rules: rules)],
            on: try Fixture.date("2026-11-24")
        )
        let result = try #require(report.charters.first?.results.first)
        let remedies = try #require(result.explanation).remedies
        return remedies.map { remedy in remedy.changes.map { ($0.field.path.text, $0.to) } }
    }

    @Test func `changes one choice when one is enough`() throws {
        let found = try changes(
            "- {id: R, when: data.used, require: hosting.countries within EU}",
            "data.used: yes\nhosting.countries: [US]"
        )
        #expect(found.first?.first?.field == "hosting.countries")
        #expect(found.first?.first?.to == .words(["FR"]))
    }

    @Test func `keeps what was declared and adds what is missing`() throws {
        let found = try changes(
            "- {id: R, when: data.used, require: hosting.qualifications contains secnumcloud}",
            "data.used: yes\nhosting.qualifications: [hds]"
        )
        guard case .words(let words)? = found.first?.first?.to else {
            Issue.record("no set proposed")
            return
        }
        #expect(Set(words) == ["hds", "secnumcloud"])
    }

    @Test func `changes two choices when it takes two`() throws {
        let found = try changes(
            "- {id: R, require: [technique = rules, documents.dpia is provided]}",
            "technique: generative\ndocuments.dpia: none"
        )
        #expect(found.first?.map(\.field) == ["technique", "documents.dpia"])
    }

    @Test func `never proposes to change a fact`() throws {
        let found = try changes(
            "- {id: R, when: data.personal, require: energy < 5}",
            "data: {used: yes, personal: yes}\nenergy: 9"
        )
        #expect(found.isEmpty)
    }

    @Test func `keeps the countries that may stay`() throws {
        let found = try changes(
            """
            - {id: A, when: data.used, require: hosting.countries within EU}
            - {id: B, when: data.used, require: 'hosting.countries contains FR'}
            """,
            "data.used: yes\nhosting.countries: [US, FR, JP]"
        )
        #expect(found.first?.map(\.to) == [.words(["FR"])])
    }

    @Test func `breaks no rule that only the completions show to hold`() throws {
        let found = try changes(
            """
            - {id: A, forbid: surveillance.face_recognition}
            - id: B
              require: >-
                (data.used and surveillance.face_recognition) or
                (not data.used and surveillance.face_recognition)
            """,
            "surveillance.face_recognition: yes"
        )
        #expect(found.isEmpty)
    }

    @Test func `a rule that is over stops nothing`() throws {
        let found = try changes(
            """
            - {id: A, require: surveillance.face_recognition}
            - id: B
              in_force: {from: 2024-07-01, to: 2024-12-31}
              forbid: surveillance.face_recognition
            """,
            "surveillance.face_recognition: no"
        )
        #expect(found.map { $0.map(\.to) } == [[.boolean(true)]])
    }

    @Test func `a date that is over is no way out, and the nearest comes first`() throws {
        let found = try changes(
            "- {id: A, forbid: contract.end > 2027-06-30}",
            "contract.end: 2027-09-30"
        )
        #expect(found.first?.first?.to == .date(try Fixture.date("2027-06-30")))
        #expect(
            try changes("- {id: A, forbid: contract.end > 2025-06-30}", "contract.end: 2027-09-30")
                .isEmpty
        )
    }

    @Test func `never breaks a rule that held`() throws {
        let found = try changes(
            """
            - {id: A, require: 'technique in [rules, predictive]'}
            - {id: B, forbid: technique = rules}
            """,
            "technique: generative"
        )
        #expect(found.map { $0.map(\.to) } == [[.word("predictive")]])
    }
}
