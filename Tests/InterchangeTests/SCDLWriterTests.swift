// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import Records
import TestSupport
import Testing

@Suite("SCDL, written") struct SCDLWriterTests {
    private static func written(_ row: SCDLRow) -> SCDLWriter.Row {
        SCDLWriter.row(
            SCDLWriter.Act(
                row.act,
                registration: row.statuses.first { $0.text("event") == "received" },
                authorityName: nil,
                siret: nil
            )
        )
    }

    /// Rows that the schema and its custom checks accept, of every shape that they allow.
    static func validRow(_ seed: Int) -> [String] {
        var generator = SeededGenerator(seed: UInt64(seed))
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        let month = pick(1...12)
        let date = "20\(pick(10...25))-\(month < 10 ? "0" : "")\(month)-1\(pick(0...9))"
        let heading = pick(1...9)
        let code = "\(heading).1"
        let objects = [
            "Plan", "Plan, phase 2", "Dit \"le plan\"", "=1+1", "- Création d'un poste",
            "Été ; hiver",
            "Œuvre « X »", "a\tb", String(repeating: "é", count: 900),
        ]
        var row = [
            "Commune fictive \(seed)", "21860194600013", "D-\(seed)", date, code,
            ActesMatter.name(of: code) ?? "", objects[pick(0...(objects.count - 1))], "", "", "",
            "", "",
            "", "", "", "", "",
        ]
        if pick(0...1) == 1 {
            (row[7], row[8]) = (pick(0...1) == 1 ? "2024" : "2023/2024", "Annexe")
        }
        if pick(0...1) == 1 { (row[9], row[10]) = ("PREF086", "2025-12-\(pick(10...31))") }
        if pick(0...1) == 1 {
            let (yes, no, abstained) = (pick(30...60), pick(0...20), pick(0...9))
            row[11] = "\(yes + no + abstained + pick(0...9))"
            row[12] = "\(yes + no + abstained)"
            (row[13], row[14], row[15]) = ("\(yes)", "\(no)", "\(abstained)")
        }
        if pick(0...1) == 1 { row[16] = "https://exemple.fr/d/\(seed).pdf?a=1#b" }
        return row
    }

    @Test(arguments: 0..<200)
    func `a valid row comes back as it was`(_ seed: Int) throws {
        let fields = Self.validRow(seed)
        let bytes =
            CSVText.record(SCDLWriter.header, .exact) + CSVText.record(fields, .exact)
        let row = try #require(try SCDLReaderTests.read(bytes).rows.first)
        #expect(!row.isRefused, "\(row.diagnostics)")
        let written = Self.written(row)
        #expect(written.fields == fields)
        #expect(written.differences == [])
        // A spreadsheet's copy comes back too: the apostrophes are its own.
        let copy =
            CSVText.record(SCDLWriter.header, .spreadsheet)
            + CSVText.record(written.fields, .spreadsheet)
        let again = try #require(try SCDLReaderTests.read(copy).rows.first)
        #expect(Self.written(again).fields == fields)
    }

    static let changed: [(column: SCDLColumn, value: String, written: String)] = [
        (.matter, "8.4.2", "8.4"), (.budgetYear, "2025", ""), (.url, "www.exemple", ""),
        (.prefecture, "Préfecture", ""), (.voters, "38", "40"),
        (
            .matterName, "Aménagement",
            "domaines de compétences par thèmes/aménagement du territoire"
        ),
    ]

    @Test(arguments: changed)
    func `what the schema has no place for is left out or said otherwise, and listed`(
        _ column: SCDLColumn,
        _ value: String,
        _ wanted: String
    ) throws {
        let changes: [SCDLColumn: String] = [column: value, .prefectureDate: "2025-03-09"]
        let written = Self.written(try SCDLReaderTests.row(changes))
        #expect(written.fields[column.rawValue] == wanted)
        #expect(written.differences.contains { $0.column == column.name })
    }

    @Test(arguments: [SCDLColumn.number, .matter, .siret, .authorityName])
    func `an act without a required value has no row, and says which`(_ column: SCDLColumn) throws {
        let written = Self.written(try SCDLReaderTests.row([column: ""]))
        #expect(written.fields.isEmpty)
        let refusals = written.differences.filter { $0.severity == .refusal }.map(\.column)
        #expect(refusals.contains(column.name))
    }

    @Test func `what was not adopted has no row`() throws {
        let row = try SCDLReaderTests.row([.votesFor: "10", .votesAgainst: "25"])
        #expect(Self.written(row).fields.isEmpty)
    }
}
