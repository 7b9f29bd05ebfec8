// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records
import Testing

@Suite("Executory") struct ExecutoryTests {
    private func status(_ event: String, _ date: String) -> Record {
        Record(kind: .status, values: ["event": [.string(event)], "date": [.string(date)]])
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test func `an act is executory once published and transmitted, from the later day`() throws {
        let both = Executory(statuses: [
            status("transmitted", "2025-12-16"), status("published", "2025-12-18"),
            status("received", "2025-12-17"),
        ])
        #expect(both == .since(try day("2025-12-18")))
    }

    @Test func `what is not recorded is unknown, never yes`() throws {
        let half = Executory(statuses: [status("published", "2025-12-18")])
        #expect(half == .unknown(published: try day("2025-12-18"), transmitted: nil))
        #expect(Executory(statuses: []) == .unknown(published: nil, transmitted: nil))
    }

    @Test func `what is said to have happened before the act does not count`() throws {
        let statuses = [status("transmitted", "2025-12-16"), status("published", "2025-12-18")]
        let adopted = Executory(statuses: statuses, adopted: try day("2025-12-17"))
        #expect(adopted == .unknown(published: try day("2025-12-18"), transmitted: nil))
        let onTheDay = Executory(statuses: statuses, adopted: try day("2025-12-16"))
        #expect(onTheDay == .since(try day("2025-12-18")))
    }

    @Test func `an annulment ends it`() throws {
        let ended = Executory(statuses: [
            status("transmitted", "2025-12-16"), status("published", "2025-12-18"),
            status("annulled", "2026-02-01"),
        ])
        #expect(ended == .ended(event: "annulled", on: try day("2026-02-01")))
    }
}
