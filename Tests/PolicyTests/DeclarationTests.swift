// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records
import Testing

@Suite("Declaration") struct DeclarationTests {
    @Test func `nested or dotted, English or French, the same facts`() throws {
        let english = try Fixture.declaration(
            """
            name: Cantine
            data: {used: yes, personal: no}
            hosting.countries: [FR, NO]
            data.retention: 6 months
            documents.dpia: none
            deliberation: unknown
            """
        )
        let french = try Fixture.declaration(
            """
            nom: Cantine
            donnees:
              utilisees: oui
              personnelles: non
              conservation: 6 mois
            hebergement.pays: [FR, NO]
            documents.aipd: aucun
            deliberation_reference: inconnu
            """
        )
        #expect(french.name == "Cantine")
        #expect(french.facts.mapValues(\.fact) == english.facts.mapValues(\.fact))
    }

    @Test func `yes, no, 012 and 12:30 are what they are`() throws {
        let declaration = try Fixture.declaration("name: 012\nprovider.country: NO\n")
        #expect(declaration[try Fixture.path("name")] == .known(.word("012")))
        #expect(declaration[try Fixture.path("provider.country")] == .known(.word("NO")))
    }

    @Test func `the header of a project file holds no facts`() throws {
        let declaration = try Fixture.declaration(
            """
            authority: NTRFR-000000000
            about: {fr: Un essai, en: A trial}
            sources: []
            data.used: no
            """
        )
        #expect(declaration.authority == "NTRFR-000000000")
        #expect(declaration.facts.count == 1)
    }

    @Test(arguments: [
        ("documents.dpia: {sha256: \(Fixture.digest), date: 2026-01-20}", true),
        ("documents.dpia: {provided: {sha256: \(Fixture.digest)}}", true),
        ("documents.dpia: provided", true),
        ("deliberation: DEL-2026-12", true),
        ("documents.dpia: DPIA-12", false),
        ("documents.dpia: {sha256: 12}", false),
        ("documents.dpia: {sha256: \(Fixture.digest), date: 2026-02-30}", false),
    ])
    func `a document is its digest, a reference its number`(_ text: String, _ isRead: Bool) throws {
        let (declaration, problems) = Declaration.parse(
            Array(text.utf8),
            schema: try Fixture.schema()
        )
        #expect(problems.isEmpty == isRead, "\(problems)")
        let fact = try #require(declaration.facts.values.first?.fact)
        #expect((fact != .unknown) == isRead)
    }

    @Test func `what a ledger stores gives the same facts back`() throws {
        let declaration = try Fixture.declaration(
            """
            name: "unknown"
            data.used: yes
            data.retention: 24 months
            hosting.countries: [FR, DE]
            hosting.qualifications: []
            budget.amount: 90000.50 EUR
            contract.start: 2026-03-01
            documents.dpia: {sha256: \(Fixture.digest), date: 2026-01-20}
            deliberation: none
            """
        )
        let (rebuilt, problems) = Declaration.parse(
            facts: declaration.json,
            schema: try Fixture.schema()
        )
        #expect(problems.isEmpty, "\(problems)")
        #expect(rebuilt.facts.mapValues(\.fact) == declaration.facts.mapValues(\.fact))
    }

    @Test func `one wrong word leaves the whole set unknown`() throws {
        let (declaration, problems) = Declaration.parse(
            Array("hosting.countries: [FR, UK]".utf8),
            schema: try Fixture.schema()
        )
        #expect(problems.map(\.code) == [.unknownChoice])
        #expect(declaration[try Fixture.path("hosting.countries")] == .unknown)
    }

    @Test func `every mistake of a file is reported in one run`() throws {
        let (_, problems) = Declaration.parse(
            Array("data.usde: yes\ntechnique: [rules]\ncontract.end: 2026-02-30\n".utf8),
            schema: try Fixture.schema()
        )
        #expect(problems.map(\.code) == [.unknownFact, .wrongFact, .impossibleDate])
        #expect(problems.map(\.position.line) == [1, 2, 3])
        #expect(problems.first?.hint?.english == "did you mean `data.used`?")
    }
}
