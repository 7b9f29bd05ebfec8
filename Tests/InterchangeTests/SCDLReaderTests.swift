// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import Records
import TestSupport
import Testing

@Suite("SCDL, read") struct SCDLReaderTests {
    static let header = SCDLColumn.standard.map(\.name)
    static let valid: [SCDLColumn: String] = [
        .authorityName: "Commune fictive", .siret: "21860194600013", .number: "2025-12",
        .date: "2025-03-04", .matter: "8.4",
        .matterName: "domaines de compétences par thèmes/aménagement du territoire",
        .object: "Plan du quartier", .members: "43", .voters: "40", .votesFor: "25",
        .votesAgainst: "10", .abstentions: "5",
    ]

    static func read(_ text: String, today: String = "2026-01-05") throws -> (
        rows: [SCDLRow], file: [ImportDiagnostic]
    ) {
        try read(Array(text.utf8), today: today)
    }

    static func read(_ bytes: [UInt8], today: String = "2026-01-05") throws -> (
        rows: [SCDLRow], file: [ImportDiagnostic]
    ) {
        var detector = EncodingDetector()
        detector.read(bytes)
        var reader = SCDLReader(detector, today: try #require(CivilDate(today)))
        var rows: [SCDLRow] = []
        try reader.read(bytes) { rows.append($0) }
        try reader.finish { rows.append($0) }
        return (rows, reader.fileDiagnostics)
    }

    /// A row of valid values but for some.
    static func row(_ changes: [SCDLColumn: String]) throws -> SCDLRow {
        let values = valid.merging(changes) { $1 }
        let fields = SCDLColumn.standard.map { values[$0] ?? "" }
        let bytes = CSVText.record(header, .exact) + CSVText.record(fields, .exact)
        return try #require(try read(bytes).rows.first)
    }

    @Test func `a valid row has nothing to say`() throws {
        let row = try Self.row([:])
        #expect(row.diagnostics == [])
        #expect(row.act.kind == .deliberation)
        #expect(row.act.text("number") == "2025-12" && row.act.text("outcome") == "adopted")
        #expect(row.act.count("voters") == 40 && row.act.count("for") == 25)
        #expect(row.act.text("authority") == "NTRFR-218601946")
        #expect(row.act.text("siret") == "21860194600013")
    }

    static let irregular: [(column: SCDLColumn, value: String, rule: ImportRule)] = [
        (.authorityName, "", .empty), (.number, "", .empty), (.matter, "", .empty),
        (.siret, "218 601 946 00013", .siret), (.siret, "21860194600014", .siret),
        (.date, "04/03/2025", .dateForm), (.date, "2025/03/04 00:00:00+00", .dateForm),
        (.prefectureDate, "0001-01-01", .date), (.object, "Budget \u{202E}2025", .direction),
        (.matter, "8-4", .matterForm), (.matter, "8.4.2", .matterForm),
        (.matter, "8.14", .matterUnknown), (.matter, "7.1", .matterMismatch),
        (.matterName, "Environnement", .matterNameForm),
        (.matterName, "urbanisme / documents d'urbanisme", .matterNameForm),
        (.object, "Plan\ndu quartier", .lineBreak),
        (.object, "Plan\r\ndu\u{B}quartier", .lineBreak), (.object, " Plan", .spaces),
        (.object, "Plan_x000D_ du quartier", .spreadsheetEscape),
        (.object, "'=Plan", .formulaApostrophe), (.budgetYear, "2025", .cohesion),
        (.prefecture, "Préfecture", .prefecture),
        (.prefectureDate, "2025-03-01", .prefectureBeforeAdoption),
        (.prefectureDate, "2027-01-01", .future), (.prefectureDate, "demain", .date),
        (.members, "", .cohesion),
        (.voters, "trente", .count),
        (.voters, "42", .voteSum), (.voters, "38", .proxiesLeftOut), (.votesFor, "9", .outcome),
        (.url, "www.exemple", .url),
    ]

    @Test(arguments: irregular)
    func `names what is irregular and keeps the row`(
        _ column: SCDLColumn,
        _ value: String,
        _ rule: ImportRule
    ) throws {
        let row = try Self.row([column: value])
        #expect(row.diagnostics.contains { $0.rule == rule }, "\(row.diagnostics)")
        #expect(!row.isRefused)
        #expect(row.diagnostics.allSatisfy { $0.row == 2 && $0.line == 2 })
        // What is recorded must be admitted by the ledger's own rules.
        let schema = try #require(RecordSchema.of(row.act.kind))
        #expect(RecordChecker.issues(row.act, schema) == [])
    }

    static let refused: [(column: SCDLColumn, value: String, rule: ImportRule)] = [
        (.object, "", .empty), (.date, "", .empty), (.date, "2025-02-30", .date),
        (.date, "31/02/2025", .date), (.date, "04/03/25", .date),
        (.date, "2025-03-04T22:00:00Z", .date),
        (.date, "2026-01-06", .future), (.siret, "2186019460001", .siret),
        (.siret, "21860194700013", .siret), (.object, "a\u{7}b", .character),
        (.object, String(repeating: "x", count: 4001), .tooLong), (.members, "39", .impossible),
        (.votesAgainst, "3 voix", .outcome), (.votesFor, "", .outcome),
    ]

    @Test(arguments: refused)
    func `refuses what has no certain meaning`(
        _ column: SCDLColumn,
        _ value: String,
        _ rule: ImportRule
    ) throws {
        let row = try Self.row([column: value])
        #expect(row.isRefused)
        #expect(row.diagnostics.contains { $0.rule == rule && $0.severity == .refusal })
    }

    @Test func `a row of more or fewer fields than the header is refused`() throws {
        let text =
            "DELIB_DATE;DELIB_OBJET;COLL_NOM\n2025-03-04;Un; plan;Ville\n2025-03-04;Un\n2025-03-04;Un plan;Ville;;\n"
        let rows = try Self.read(text).rows
        #expect(rows.map(\.isRefused) == [true, true, false])
        #expect(rows[0].diagnostics.map(\.rule) == [.fieldCount])
    }

    @Test func `a delimiter without quotes moves nothing under another's name`() throws {
        let header = "COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_OBJET;BUDGET_ANNEE;BUDGET_NOM;PREF_ID\n"
        let row = "21860194600013;7;2025-03-04;Un; de trop;;;\n"
        let trailing = "21860194600013;8;2025-03-04;Un seul;;;;\n"
        let rows = try Self.read(header + row + trailing).rows
        #expect(rows.map(\.isRefused) == [true, false])
        #expect(rows[0].diagnostics.contains { $0.rule == .fieldCount })
    }

    @Test func `proxies left out of the voters are kept as members present`() throws {
        let row = try Self.row([
            .members: "123", .voters: "88", .votesFor: "104", .votesAgainst: "0", .abstentions: "0",
        ])
        #expect(row.act.count("present") == 88 && row.act.count("voters") == nil)
        #expect(row.act.count("for") == 104)
    }

    @Test func `more voters than members are named when the votes are not`() throws {
        let row = try Self.row([.members: "39", .votesFor: "24"])
        #expect(!row.isRefused && row.diagnostics.contains { $0.rule == .membersBelowVoters })
    }

    @Test func `a byte of another encoding refuses its row and no other's accents`() throws {
        let lines = ["COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_OBJET\n", "Écoles\n", "caf", " neuf\n"]
        var bytes = Array((lines[0] + "21860194600013,1,2025-03-04," + lines[1]).utf8)
        bytes += Array(("21860194600013,2,2025-03-04," + lines[2]).utf8) + [0xE9]
        bytes += Array(lines[3].utf8)
        let rows = try Self.read(bytes).rows
        #expect(rows.map(\.isRefused) == [false, true])
        #expect(rows[0].act.text("object") == "Écoles")
        #expect(rows[1].diagnostics.contains { $0.rule == .character && $0.severity == .refusal })
    }

    @Test func `registration and publication become statuses of the act`() throws {
        let text =
            "COLL_SIRET;DELIB_DATE;DELIB_OBJET;PREF_ID;PREF_DATE;PUBLICATION_DATE;NATURE_ACTE\n"
            + "21860194600013;2025-03-04;Plan;PREF086;2025-03-06;2025-03-07;1\n"
            + "21860194600013;2025-03-04;Arrêté;;;;2\n"
        let rows = try Self.read(text).rows
        #expect(rows[0].statuses.map { $0.text("event") } == ["received", "published"])
        #expect(rows[0].statuses[0].text("by") == "PREF086")
        #expect(rows[1].act.kind == .decision && rows[1].statuses.isEmpty)
        #expect(rows[1].act.text("outcome") == nil)
    }

    @Test func `rows of delimiters alone, as spreadsheets leave them, are passed over`() throws {
        let rows = try Self.read("DELIB_OBJET;DELIB_DATE\nPlan;2025-03-04\n;\n ; \n").rows
        #expect(rows.map(\.act).map { $0.text("object") } == ["Plan"])
    }

    @Test func `says what is wrong with the columns`() throws {
        let file = try Self.read("Nombre;DELIB_OBJET;DELIB_DATE;DELIB_ID\n1;Plan;2025-03-04;7\n")
            .file
        let rules = Set(file.map(\.rule))
        #expect(rules == [.delimiter, .strayColumn, .columnOrder, .missingColumn])
        #expect(try Self.read("a,b\n1,2\n").file.contains { $0.severity == .refusal })
        #expect(
            try Self.read("DELIB_OBJET,DELIB_DATE,DELIB_DATE\n").file.contains {
                $0.rule == .repeatedColumn
            }
        )
    }

    @Test(.enabled(if: RealData.areThere, "FEUILLET_DATA is not set"))
    func `reads Saint-Étienne's 80 rows of 2022 with every irregularity named`() throws {
        let path =
            "deliberations/saint-etienne-metropole-2022/deliberations-metropole-saint-etienne.csv"
        let (rows, file) = try Self.read(try RealData.bytes(path))
        #expect(rows.count == 80)
        #expect(rows.allSatisfy { !$0.isRefused && !$0.diagnostics.isEmpty })
        #expect(file.map(\.column) == ["Nombre de délibération"])
        // The counts of SOURCES.md, measured there by other means.
        func count(_ rule: ImportRule, _ column: SCDLColumn) -> Int {
            rows.flatMap(\.diagnostics).count { $0.rule == rule && $0.column == column.name }
        }
        #expect(count(.empty, .matter) == 80)
        #expect(count(.empty, .matterName) == 48)
        #expect(count(.matterNameForm, .matterName) == 32)
        #expect(count(.cohesion, .budgetName) == 25)
        #expect(count(.proxiesLeftOut, .voters) == 79)
        #expect(count(.lineBreak, .object) == 15 && count(.lineBreak, .budgetName) == 6)
        #expect(rows.flatMap(\.statuses).allSatisfy { $0.text("by") == "PREF042" })
        // Votes that count proxies keep their meaning: the members present, and all the votes.
        let first = try #require(rows.first).act
        #expect(first.count("present") == 89 && first.count("for") == 101)
        #expect(first.text("siret") == "24420077000117")
    }

    @Test(.enabled(if: RealData.areThere, "FEUILLET_DATA is not set"))
    func `the model row of the students' file is read with its header alone`() throws {
        let path = "deliberations/saint-etienne-metropole-2022/modele-donnees-deliberations.csv"
        let (rows, file) = try Self.read(try RealData.bytes(path))
        #expect(rows.count == 1)
        #expect(!file.contains { $0.rule == .columnOrder || $0.rule == .strayColumn })
    }
}
