// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records
import Testing

@Suite("Record files") struct RecordReaderTests {
    private func read(_ text: String, _ kind: Kind = .deliberation) throws -> RecordReader {
        let schema = try #require(RecordSchema.of(kind))
        return RecordReader(try YAMLNode.parse(Array(text.utf8)), schema: schema)
    }

    static let french = """
        numéro: 25-0001
        date: 2025-10-15
        objet: "Utilisation éthique de la donnée"
        issue: adoptée
        scrutin: public
        pour: 124
        contre: 0
        unanimité: oui
        votants: inconnu
        """

    @Test func `reads French names, accents and words`() throws {
        let reader = try read(Self.french)
        #expect(reader.issues == [])
        #expect(reader.record.text("outcome") == "adopted")
        #expect(reader.record.count("for") == 124)
        #expect(reader.record.boolean("unanimous") == true)
        #expect(reader.record["voters"] == nil)
    }

    @Test func `nothing is no text, and a blank is not one either`() throws {
        for nothing in ["~", "null", "", "unknown", "inconnue"] {
            let reader = try read("objet: \(nothing)\ndate: 2025-12-15\nissue: adoptée")
            #expect(reader.record.values["object"] == nil)
            #expect(reader.issues.contains { $0.field == "object" && $0.severity == .impossible })
        }
        for blank in ["'  '", "\"\\u200b\"", "\"\\u00a0\""] {
            let reader = try read("objet: \(blank)\ndate: 2025-12-15\nissue: adoptée")
            #expect(reader.record.values["object"] == nil)
            #expect(reader.issues.filter { $0.field == "object" }.count == 1)
        }
        let named = try read("objet: 'null'\ndate: 2025-12-15\nissue: adoptée")
        #expect(named.record.text("object") == "null" && named.issues.isEmpty)
    }

    @Test func `names an unknown field, its place and the nearest name`() throws {
        let reader = try read("date: 2025-10-15\nobjet: x\nissue: adoptée\nabstensions: 3\n")
        let issue = try #require(reader.issues.first)
        #expect(issue.position == Position(line: 4, column: 1))
        #expect(issue.message.english.contains("did you mean `abstentions`"))
    }

    @Test(arguments: [
        ("pour: beaucoup", "for"), ("issue: peut-être", "outcome"), ("unanimité: 3", "unanimous"),
        ("pour: [1, 2]", "for"), ("pour: 1\nfor: 2", "for"),
    ])
    func `names the field of a value that cannot be`(_ line: String, _ field: String) throws {
        let reader = try read("date: 2025-10-15\nobjet: x\nissue: adoptée\n".replacing(line) + line)
        #expect(reader.issues.contains { $0.field == field })
    }

    @Test func `asks for what is missing`() throws {
        let reader = try read("date: 2025-10-15\n")
        #expect(reader.issues.map(\.field).sorted() == ["object", "outcome"])
    }

    /// Rules of an act, each with a value that breaks it.
    @Test(
        arguments: [
            (["for": 30], "voters", true), (["cast": 20], "cast", true),
            (["present": 20, "proxies": 2], "voters", true),
            (["present": 15, "proxies": 16], "proxies", false),
            (["members_in_office": 10, "present": 20], "present", true),
            (["for": 3, "against": 20], "outcome", true),
        ] as [([String: Int64], String, Bool)]
    )
    func `impossible facts are told from irregular ones`(
        _ values: [String: Int64],
        _ field: String,
        _ isImpossible: Bool
    ) throws {
        var record = Record(
            kind: .deliberation,
            values: [
                "date": [.string("2025-12-15")], "object": [.string("x")],
                "outcome": [.string("adopted")], "voters": [.integer(23)],
                "for": [.integer(20)], "against": [.integer(3)],
            ]
        )
        for (name, value) in values { record.set(name, [.integer(value)]) }
        let issues = ActRules.issues(record, type: .commune, issuedOn: nil)
        let found = issues.first { $0.field == field }
        #expect(found != nil, "\(issues)")
        #expect((found?.severity == .impossible) == isImpossible)
    }

    @Test func `a secret ballot has no roll call`() throws {
        let text = Self.french + "\nappel_nominal:\n  - {nom: A, vote: pour}\n"
        var record = try read(text).record
        #expect(ActRules.issues(record, type: nil, issuedOn: nil).isEmpty)
        record.set("ballot", [.string("secret")])
        let issues = ActRules.issues(record, type: nil, issuedOn: nil)
        #expect(issues.map(\.field) == ["roll_call"])
    }

    @Test func `a date in the future is impossible`() throws {
        let record = try read(Self.french).record
        let issues = ActRules.issues(record, type: nil, issuedOn: CivilDate("2025-10-14"))
        #expect(issues.map(\.field) == ["date"])
        #expect(ActRules.issues(record, type: nil, issuedOn: CivilDate("2025-10-15")).isEmpty)
    }

    @Test func `two proxies for one holder are kept with a warning`() throws {
        let text = """
            assemblee: conseil
            date: 2025-12-15
            membres:
              - {nom: A, presence: présent}
              - {nom: B, presence: représenté, mandataire: A}
              - {nom: C, presence: représenté, mandataire: A}
            """
        let issues = ActRules.issues(try read(text, .sitting).record, type: .commune, issuedOn: nil)
        #expect(issues.map(\.severity) == [.irregular])
    }

    @Test func `the quorum counts those who are there, and not on a second convocation`() throws {
        let text = "assemblee: conseil\ndate: 2025-12-15\nmembres_en_exercice: 33\nprésents: 16\n"
        let first = try read(text, .sitting).record
        #expect(ActRules.issues(first, type: .commune, issuedOn: nil).map(\.field) == ["present"])
        let second = try read(text + "convocation: seconde\n", .sitting).record
        #expect(ActRules.issues(second, type: .commune, issuedOn: nil).isEmpty)
    }
}

extension String {
    /// The text without the lines whose field `line` sets again.
    fileprivate func replacing(_ line: String) -> String {
        let name = line.split(separator: ":").first.map(String.init) ?? ""
        return split(separator: "\n").filter { !$0.hasPrefix(name + ":") }.map { $0 + "\n" }
            .joined()
    }
}
