// SPDX-License-Identifier: EUPL-1.2
import Notation
import TestSupport
import Testing

@Suite("Dates that exist") struct DateTests {
    @Test(arguments: [
        "2026-02-30", "1900-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "9999-12-31",
        "2026-1-1", "２０２６-01-01",
    ])
    func `refuses a day that does not exist or another spelling`(_ text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `numbers every day and comes back`() throws {
        #expect(CivilDate("1970-01-01")?.dayNumber == 0)
        var previous = try #require(CivilDate("0001-01-01"))
        #expect(previous.dayNumber == -719_162)
        while let next = previous.adding(days: 1) {
            #expect(next > previous && next.dayNumber == previous.dayNumber + 1)
            previous = next
        }
        #expect(previous.description == "9998-12-31")
    }

    @Test func `adds months to the last day of a shorter one`() {
        #expect(CivilDate("2024-01-31")?.adding(months: 1)?.description == "2024-02-29")
        #expect(CivilDate("2024-01-31")?.adding(months: -2)?.description == "2023-11-30")
        #expect(CivilDate("2024-12-15")?.adding(months: 1)?.description == "2025-01-15")
    }

    @Test(arguments: ["2025-10-15T18:00:00Z", "1969-12-31T23:59:59Z", "2024-02-29T12:00:00Z"])
    func `reads and writes an instant`(_ text: String) {
        #expect(Timestamp(text)?.description == text)
    }

    @Test(arguments: [
        ("2026-12-31T09:59:59Z", "2026-12-31"), ("2026-12-31T10:00:00Z", "2027-01-01"),
        ("1969-12-31T12:00:00Z", "1970-01-01"),
    ])
    func `the latest day anywhere is that of fourteen hours later`(
        _ text: String,
        _ day: String
    ) {
        #expect(Timestamp(text)?.latestDate?.description == day)
        #expect(Timestamp(seconds: .max).latestDate == nil)
    }

    @Test(.enabled(if: Vectors.areThere, "FEUILLET_VECTORS is unset: 39 cases skipped"))
    func `agrees with our cases`() throws {
        let cases = try #require(try Vectors.json("security/own/dates.json")["cases"]?.elements)
        #expect(cases.count == 39)
        for item in cases {
            let text = try #require(item["s"]?.string)
            #expect((Timestamp(text) != nil) == (item["expect"]?.string == "accept"), "\(text)")
        }
    }
}
