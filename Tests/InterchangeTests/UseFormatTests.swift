// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Interchange
import Notation
import Records
import TestSupport
import Testing

/// Registers of other shapes: what is read, what is written, and what comes back.
@Suite("AI uses in other shapes") struct UseFormatTests {
    static let schema: UseSchema? = {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Policies/schema/ai-use.yaml")
        guard let data = try? Data(contentsOf: url), let node = try? YAMLNode.parse([UInt8](data))
        else { return nil }
        return UseSchema.parse(node).schema
    }()

    static func use(
        _ declaration: Declaration,
        authority: String = "Ville fictive",
        isTranscribed: Bool = false
    ) throws -> PublishedUse {
        PublishedUse(
            declaration,
            schema: try #require(schema),
            authority: authority,
            identifier: "use:essai",
            updated: CivilDate("2026-01-05"),
            isTranscribed: isTranscribed
        )
    }

    static func declaration(_ text: String) throws -> Declaration {
        let read = Declaration.parse(Array(text.utf8), schema: try #require(schema))
        #expect(read.problems == [])
        return read.declaration
    }

    static let source = ExportSource(
        origin: "example.org/l",
        size: 7,
        root: "AAAA",
        made: Timestamp(seconds: 1_767_607_200),
        tool: "feuillet 0"
    )

    // MARK: The Netherlands

    @Test(.enabled(if: RealData.areThere, "FEUILLET_DATA is not set"))
    func `the 27 Dutch templates come back as they were`() throws {
        let folder = "registers/nl/templates_v1_0"
        var count = 0
        for name in try RealData.names(in: folder) {
            let value = try JSONValue.parse(try RealData.bytes("\(folder)/\(name)"), as: .grammar)
            for (use, record) in zip(DutchRegister.uses(in: value), value.elements ?? []) {
                let written = DutchRegister.write(
                    try Self.use(use.declaration),
                    language: "nld",
                    source: use.source
                )
                #expect(written.record.canonical() == record.canonical(), "\(name)")
                count += 1
            }
        }
        #expect(count == 27)
    }

    @Test(.enabled(if: RealData.areThere, "FEUILLET_DATA is not set"))
    func `the 1431 records of the Dutch list become declarations`() throws {
        let bytes = try RealData.bytes("registers/nl/algoritmeregister_2026-05-13.json")
        let uses = DutchRegister.uses(in: try JSONValue.parse(bytes, as: .grammar))
        #expect(uses.count == 1431 && uses.allSatisfy { !$0.isRefused })
        let schema = try #require(Self.schema)
        for use in uses {
            let problems = Declaration.parse(use.declaration.record, schema: schema).problems
            #expect(problems.filter { !$0.code.isWarning } == [], "\(use.number)")
            #expect(use.authority?.hasPrefix("NTRNL-") == true)
        }
        // Counted in the file by other means.
        func count(_ path: String) throws -> Int {
            let path = try #require(FieldPath(path))
            return uses.count { $0.facts[path] != nil }
        }
        #expect(try count("purpose") == 1424)
        #expect(try count("transparency.source_entry") == 1431)
        let states = uses.map { use in FieldPath("state").flatMap { use.facts[$0] } }
        #expect(states.count { $0 == .word("in_service") } == 1302)
        #expect(states.count { $0 == .word("stopped") } == 58)
    }

    @Test func `a changed value is rewritten and the rest of the record stays`() throws {
        let text = """
            {"name":"Test","description_short":"Kort","status":"In gebruik","category":["Wonen"],\
            "goal":"<p>Doel</p>","lang":"NLD","eigen":"blijft"}
            """
        let source = try JSONValue.parse(Array(text.utf8), as: .grammar)
        let imported = try #require(DutchRegister.uses(in: source).first)
        let state = try #require(FieldPath("state"))
        let changed = imported.declaration.replacing([state: DeclaredFact(.known(.word("stopped")))]
        )
        let written = DutchRegister.write(try Self.use(changed), language: "nld", source: source)
        #expect(written.record["status"] == .string("Buiten gebruik"))
        #expect(written.record["goal"] == .string("<p>Doel</p>"))
        #expect(written.record["eigen"] == .string("blijft"))
        #expect(written.record["lang"] == .string("NLD"))
    }

    @Test func `no risk class is invented`() throws {
        let bare = try Self.declaration("nom: Essai\nétat: en service\n")
        let written = DutchRegister.write(try Self.use(bare), language: "nld")
        #expect(written.record["publication_category"] == nil)
        #expect(written.differences.contains { $0.column == "publication_category" })
        let high = try Self.declaration("nom: Essai\nétat: en service\nrisk.ai_act: high\n")
        #expect(
            DutchRegister.write(try Self.use(high), language: "nld").record["publication_category"]
                == .string("Hoog-risico AI-systeem")
        )
    }

    // MARK: Etalab

    @Test func `the inventory is read back as far as it can say`() throws {
        let declaration = try Self.declaration(
            """
            nom: Essai
            état: en service
            unit: Direction des affaires scolaires
            purpose: Prévoir
            process: Restauration scolaire
            affected.effect: internal
            data: {used: yes, categories: Repas, sources: Cantines, collection_mode: Saisie}
            system.logic: Un modèle
            """
        )
        let row = EtalabInventory.row(try Self.use(declaration))
        #expect(row.count == 21 && row[12] == "Interne")
        let bytes = CSVText.record(EtalabInventory.columns, .exact) + CSVText.record(row, .exact)
        var detector = EncodingDetector()
        detector.read(bytes)
        var file = CSVFile(detector)
        var rows: [CSVRow] = []
        try file.read(bytes) { rows.append($0) }
        try file.finish { rows.append($0) }
        let places = try #require(EtalabInventory.places(in: rows[0].fields))
        let read = EtalabInventory.use(rows[1], places: places)
        #expect(!read.isRefused)
        for path in [
            "name", "unit", "purpose", "process", "affected.effect", "data.categories",
            "data.sources", "data.collection_mode", "system.logic",
        ] {
            let field = try #require(FieldPath(path))
            #expect(read.facts[field] == declaration[field].value, "\(path)")
        }
    }

    @Test(.enabled(if: RealData.areThere, "FEUILLET_DATA is not set"))
    func `the labels are those of the published list, letter for letter`() throws {
        let bytes = try RealData.bytes("registers/fr/etalab_inventaire_champs_v1_2021.csv")
        var detector = EncodingDetector()
        detector.read(bytes)
        var file = CSVFile(detector)
        var labels: [String] = []
        try file.read(bytes) { labels.append($0[1]) }
        try file.finish { labels.append($0[1]) }
        #expect(Array(labels.dropFirst()) == EtalabInventory.columns)
    }

    @Test func `curly apostrophes, marks and three columns of one name are known`() throws {
        var header = EtalabInventory.columns.map { $0.replacing("'", with: "’") }
        for place in [10, 14, 20] { header[place] = "Ressources connexes" }
        header[7] += " ?"
        header[15] += "*"
        #expect(EtalabInventory.places(in: header) == Array(0..<21))
        #expect(EtalabInventory.places(in: ["a", "b"]) == nil)
    }

    // MARK: The explicit mention

    @Test func `the mention says the four things of the decree`() throws {
        let declaration = try Self.declaration(
            """
            nom: Quotient
            état: en service
            purpose: calculer le tarif de la cantine
            contact: cantine@exemple.fr
            decision.individual: yes
            automation: decision_human_validated
            """
        )
        let text = try ExplicitMention.text(try Self.use(declaration)).get()
        for part in [
            "Ville fictive", "calculer le tarif", "L311-3-1", "cantine@exemple.fr",
            "un agent l'a validée",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test(arguments: [
        ("decision.individual: no", MentionError.notIndividual), ("", .notIndividual),
        ("decision.individual: yes", .missing("finalite")),
        ("decision.individual: yes\npurpose: P", .missing("point_de_contact")),
        ("decision.individual: yes\nautomation: none", .notUsed),
    ])
    func `a mention that would be wrong is not printed`(_ text: String, _ error: MentionError)
        throws
    {
        let declaration = try Self.declaration("nom: Essai\nétat: en service\n" + text)
        #expect(ExplicitMention.text(try Self.use(declaration)) == .failure(error))
    }

    @Test func `no mention is printed in the name of an authority that declared nothing`() throws {
        let declaration = try Self.declaration("nom: Essai\ndecision.individual: yes\n")
        let use = try Self.use(declaration, isTranscribed: true)
        #expect(ExplicitMention.text(use) == .failure(.transcribed))
    }

    @Test(arguments: [
        ("Si 3 < 5 et 7 > 2", "Si 3 < 5 et 7 > 2"), ("<p>Un</p><p>Deux</p>", "Un Deux"),
        ("a<b", "a<b"), ("fin <br/>", "fin"),
    ])
    func `markup is taken off and comparisons are kept`(_ text: String, _ plain: String) throws {
        let value = JSONValue.object([
            JSONMember("name", .string("Essai")), JSONMember("goal", .string(text)),
        ])
        let use = try #require(DutchRegister.uses(in: .array([value])).first)
        let purpose = try #require(FieldPath("purpose"))
        #expect(use.facts[purpose] == .word(plain), "\(use.facts)")
        #expect(use.diagnostics.contains { $0.rule == .markup } == (plain != text))
    }

    @Test func `a word for none states nothing`() throws {
        let text = """
            {"name":"Essai","status":"In gebruik","provider":"Geen","source_data":"n.v.t.",\
            "goal":"x"}
            """
        let use = try #require(
            DutchRegister.uses(in: try JSONValue.parse(Array(text.utf8), as: .grammar)).first
        )
        for path in ["provider.external", "provider.name", "data.used", "data.categories"] {
            let path = try #require(FieldPath(path))
            #expect(use.facts[path] == nil, "\(path)")
        }
        #expect(use.diagnostics.filter { $0.rule == .noPlace }.count == 2)
    }

    @Test func `what a correction withdrew is not published again`() throws {
        let text = """
            {"name":"Essai","status":"In gebruik","contact_email":"info@exemple.fr","goal":"But"}
            """
        let source = try JSONValue.parse(Array(text.utf8), as: .grammar)
        let imported = try #require(DutchRegister.uses(in: source).first).declaration
        let contact = try #require(FieldPath("contact"))
        let facts = imported.facts.filter { $0.key != contact }
        let use = try Self.use(Declaration(name: "Essai", facts: facts))
        let written = DutchRegister.write(use, language: "nld", source: source).record
        #expect(written["contact_email"] == nil && written["goal"] == .string("But"))
    }

    @Test func `a deeper name is not the use's, and a personal address is nowhere`() throws {
        let text = """
            {"tier_2":{"model":{"name":"GPT-9"}},"tier_1":{"name":"Chatbot",\
            "contact_email":"jane.doe@exemple.fr"},"metadata":{"phase":"production"}}
            """
        let use = try #require(
            ATRSRecord.uses(in: try JSONValue.parse(Array(text.utf8), as: .grammar)).first
        )
        #expect(use.declaration.name == "Chatbot")
        #expect(use.diagnostics.contains { $0.rule == .noPlace && $0.value == "GPT-9" })
        let kept = try #require(use.source).canonical()
        #expect(!String(decoding: kept, as: UTF8.self).contains("jane.doe"))
    }

    @Test func `a long answer is cut and escaped, not dropped`() throws {
        let long = String(repeating: "<b> & ", count: 500)
        let declaration = try Self.declaration("nom: Essai\npurpose: \"\(long)\"\n")
        let written = DutchRegister.write(try Self.use(declaration), language: "nld")
        let goal = try #require(written.record["goal"]?.string)
        #expect(goal.hasPrefix("&lt;b&gt; &amp;") && goal.unicodeScalars.count <= 2500)
        #expect(goal.unicodeScalars.count > 2000 && !written.differences.isEmpty)
    }

    // MARK: United Kingdom, and the AI Act

    @Test func `a transparency record names what is not answered, and is read back`() throws {
        let declaration = try Self.declaration(
            "nom: Essai\nétat: en expérimentation\nthème: Santé\nsummary: Un résumé\npurpose: Un but\n"
        )
        let record = ATRSRecord.write(try Self.use(declaration), from: Self.source)
        #expect(record["metadata"]?["phase"] == .string("beta-pilot"))
        #expect(record["source"]?["ledger"] == .string("example.org/l"))
        let unanswered = record["unanswered"]?.elements?.compactMap(\.string) ?? []
        #expect(unanswered.contains("1.4") && !unanswered.contains("1.1"))
        let read = try #require(ATRSRecord.uses(in: record).first)
        for path in ["name", "state", "summary", "purpose"] {
            let field = try #require(FieldPath(path))
            #expect(read.facts[field] == declaration[field].value, "\(path)")
        }
    }

    @Test(arguments: [UseDocument.annexVIII, .rightsAssessment])
    func `documents say what is not declared`(_ document: UseDocument) throws {
        let use = try Self.use(
            try Self.declaration("nom: Essai *1*\nétat: en service\nunit: DSI\n")
        )
        for language in [Language.french, .english] {
            let text = document.markdown(of: use, from: Self.source, in: language)
            #expect(text.contains("DSI") && text.contains("Essai \\*1\\*"))
            #expect(text.contains(language == .french ? "non renseigné" : "not declared"))
            #expect(text.contains("example.org/l"))
        }
        #expect(document.json(of: use, from: Self.source)["headings"]?.elements?.isEmpty == false)
    }

    /// Every field that a document or a table names is one of the schema.
    @Test func `documents name fields that exist`() throws {
        let schema = try #require(Self.schema)
        for document in [UseDocument.annexVIII, .rightsAssessment] {
            for path in document.fieldPaths { #expect(schema.field(path) != nil, "\(path)") }
        }
        for field in schema.fields {
            if let label = field.maps["etalab"], !label.isEmpty {
                #expect(EtalabInventory.columns.contains(label), "\(field.path)")
            }
            if let number = field.maps["atrs"], !number.isEmpty {
                #expect(ATRSRecord.numbers.contains(number), "\(field.path) \(number)")
            }
        }
    }
}
