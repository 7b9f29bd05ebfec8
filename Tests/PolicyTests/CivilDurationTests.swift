// SPDX-License-Identifier: EUPL-1.2
import Records
import Testing

@Suite("CivilDuration") struct CivilDurationTests {
    @Test func `twelve months are one year, and a month is no fixed number of days`() throws {
        #expect(try #require(CivilDuration("12 months")) == #require(CivilDuration("1 years")))
        #expect(try #require(CivilDuration("30 days")) < #require(CivilDuration("1 months")))
        #expect(try #require(CivilDuration("1 months")) < #require(CivilDuration("31 days")))
    }

    @Test(arguments: [("6 mois", "6 months"), ("3 ans", "3 years"), ("1 jour", "1 days")])
    func `reads French`(_ french: String, _ english: String) {
        #expect(CivilDuration(french)?.description == english)
    }

    @Test(arguments: ["", "6", "months", "-6 months", "6.5 months", "6 weeks", "10000 days"])
    func `refuses the rest`(_ text: String) {
        #expect(CivilDuration(text) == nil)
    }
}
