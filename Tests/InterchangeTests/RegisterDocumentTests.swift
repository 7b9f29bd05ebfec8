// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import Records
import Testing

@Suite("Register documents and votes") struct RegisterDocumentTests {
    static let document = RegisterDocument(
        authority: "Commune <fictive>",
        from: UseFormatTests.source,
        isTranscribed: false
    )

    static func record(_ kind: Kind, _ values: [String: JSONValue]) -> Record {
        Record(kind: kind, values: values.mapValues { [$0] })
    }

    static let sitting = record(
        .sitting,
        [
            "body": .string("Conseil municipal"), "date": .string("2025-03-04"),
            "time": .string("18:00"),
        ]
    )
    static let acts = [
        RegisterAct(
            index: 4,
            record: record(
                .deliberation,
                [
                    "number": .string("2025-12"), "order": .integer(1),
                    "date": .string("2025-03-04"), "object": .string("Plan <b>"),
                    "outcome": .string("adopted"), "matter": .string("8.4"), "for": .integer(25),
                    "against": .integer(0),
                ]
            )
        ),
        RegisterAct(
            index: 5,
            record: record(
                .deliberation,
                [
                    "date": .string("2025-03-04"), "object": .string("Vœu"),
                    "outcome": .string("rejected"), "order": .integer(2),
                ]
            )
        ),
    ]

    @Test func `the list has the date and the object of every deliberation, approved or rejected`()
    {
        let page = Self.document.list(of: Self.sitting, Self.acts)
        for part in [
            "séance du 4 mars 2025 à 18:00", "Plan &lt;b&gt;", "adoptée", "Vœu", "rejetée",
            "L2121-25",
            "example.org/l",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(!page.contains("<b>") && page.contains("Commune &lt;fictive&gt;"))
    }

    @Test func `the closing sheet has the numbers, the members, and room for signatures by hand`() {
        var sitting = Self.sitting
        let member: JSONValue = .object([
            JSONMember("name", .string("Anne Fictive")), JSONMember("presence", .string("present")),
        ])
        #expect(
            Self.document.closingSheet(of: sitting, Self.acts).contains("à compléter à la main")
        )
        sitting.set("members", [member])
        let page = Self.document.closingSheet(of: sitting, Self.acts)
        for part in [
            "1 — Plan", "2 — Vœu (rejetée)", "Anne Fictive (présent)", "signatures", "R2121-9",
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test func `the tables are in order of date and of matter`() throws {
        let byDate = Self.document.tableByDate(Self.acts.reversed())
        let first = try #require(byDate.firstRange(of: "Plan"))
        let second = try #require(byDate.firstRange(of: "Vœu"))
        #expect(first.lowerBound < second.lowerBound)
        let byObject = Self.document.tableByObject(Self.acts)
        #expect(
            byDate.contains("04/03/2025") && byObject.contains("8.4 domaines de compétences")
                && byObject.contains("Sans matière")
        )
    }

    @Test func `what was copied says so on every page`() {
        let document = RegisterDocument(
            authority: "Ville",
            from: UseFormatTests.source,
            isTranscribed: true
        )
        #expect(document.tableByDate([]).contains("non scellé par Ville"))
    }

    @Test func `a vote is a vote event; a count that is not recorded is not zero`() throws {
        let event = try #require(
            VoteEvent.json(
                Self.acts[0].record,
                identifier: "act:1",
                organization: "Conseil",
                isTranscribed: false
            )
        )
        #expect(event["result"] == .string("pass"))
        #expect(event["counts"]?.elements?.count == 2)
        #expect(event["motion"]?["text"] == .string("Plan <b>"))
        let withdrawn = Self.record(.deliberation, ["outcome": .string("withdrawn")])
        #expect(
            VoteEvent.json(withdrawn, identifier: "a", organization: "C", isTranscribed: false)
                == nil
        )
    }
}
