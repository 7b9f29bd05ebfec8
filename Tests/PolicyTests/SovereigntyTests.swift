// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

@Suite("SovereigntyView") struct SovereigntyTests {
    private func view(_ texts: [String], on date: String = "2026-11-24") throws -> SovereigntyView {
        let vocabulary = try ShippedPoliciesTests.vocabulary()
        let declarations = texts.map {
            Declaration.parse(Array($0.utf8), schema: vocabulary.schema).declaration
        }
        return SovereigntyView(
            declarations,
            groups: vocabulary.groups,
            on: try Fixture.date(date)
        )
    }

    private func row(_ view: SovereigntyView, _ layer: SovereigntyLayer) throws
        -> SovereigntyView.Row
    {
        try #require(view.rows.first { $0.layer == layer })
    }

    @Test func `one supplier from elsewhere makes a layer come from elsewhere`() throws {
        let view = try view([
            "data.used: yes\nhosting.countries: [FR]\nsovereignty.hosting_cost: 100",
            "data.used: yes\nhosting.countries: [FR, DE]\nsovereignty.hosting_cost: 50.5",
            "data.used: yes\nhosting.countries: [FR, US]", "data.used: yes", "data.used: no",
        ])
        let hosting = try row(view, .hosting)
        #expect(hosting.counts == [.french: 1, .european: 1, .other: 1, .unknown: 2])
        #expect(hosting.costs == [.french: 100_000_000, .european: 50_500_000])
        #expect(hosting.costlessCount == 3)
        #expect(view.useCount == 5 && view.isStated)
    }

    @Test func `no country is no answer, and nothing declared is no view`() throws {
        let view = try view(["data.used: yes\nhosting.countries: []"])
        #expect(try row(view, .hosting).counts == [.unknown: 1])
        #expect(!view.isStated)
    }

    @Test func `says shares in words, without a score`() throws {
        let text = try view([
            "technique: [generative]\nsystem.model_countries: [US]\nsovereignty.model_cost: 1200"
        ]).text(in: .french)
        #expect(text.contains("modèles"))
        #expect(text.contains("hors Union : 1 — hors Union : 1200 EUR"))
        #expect(!text.contains("%") && !text.contains("score"))
    }
}
