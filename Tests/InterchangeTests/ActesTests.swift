// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import Records
import TestSupport
import Testing

@Suite("@CTES") struct ActesTests {
    static let receipt = """
        <?xml version="1.0"?>
        <actes:ARActe xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" \
        actes:IDActe="086-218601946-20250304-2025_12-DE" actes:DateReception="2025-03-06">
        <actes:ActeRecu actes:Date="2025-03-04" actes:NumeroInterne="2025_12" actes:CodeNatureActe="1">
        <actes:CodeMatiere1 actes:CodeMatiere="8"/><actes:CodeMatiere2 actes:CodeMatiere="4"/>
        <actes:Objet>Plan du quartier</actes:Objet>
        <actes:ClassificationDateVersion>2019-03-01</actes:ClassificationDateVersion>
        </actes:ActeRecu></actes:ARActe>
        """

    static func message(_ text: String, _ name: String = "ar.xml") throws -> ActesMessage? {
        ActesMessage(try XMLElement.parse(Array(text.utf8)), fileName: name)
    }

    @Test func `an acknowledgement is a status of the act that it names`() throws {
        let message = try #require(try Self.message(Self.receipt))
        #expect(message.event == "received" && message.matter == "8.4")
        #expect(
            message.identifier.number == "2025_12" && message.identifier.nature == .deliberation
        )
        #expect(message.diagnostics == [])
        let day = try #require(message.date)
        let status = message.status(on: day, by: nil)
        #expect(status.text("date") == "2025-03-06")
        #expect(status.text("reference") == "086-218601946-20250304-2025_12-DE")
        let schema = try #require(RecordSchema.of(.status))
        #expect(RecordChecker.issues(status, schema) == [])
    }

    @Test func `an envelope names its act by its file and does not state its date`() throws {
        let text = Self.receipt.replacing("ARActe", with: "Acte").replacing("ActeRecu", with: "X")
        let name = "086-218601946-20250304-2025_12-DE-1-1_0.xml"
        let message = try #require(try Self.message(text, name))
        #expect(message.event == "transmitted" && message.date == nil)
        #expect(try Self.message(text, "envelope.xml") == nil)
    }

    @Test func `names what the message says otherwise than its identifier`() throws {
        let text = Self.receipt.replacing(
            "actes:Date=\"2025-03-04\"",
            with: "actes:Date=\"2025-03-05\""
        )
        let message = try #require(try Self.message(text))
        #expect(message.diagnostics.map(\.rule) == [.actIdentifier])
    }

    @Test(arguments: [
        "086-218601946-20250304-2025_12-DE", "02A-218601946-20240229-AB-AU",
        "99_DE-086-218601946-20250304-2025_12-DE-1-1_1",
    ])
    func `identifiers are read, also in the names of pieces`(_ text: String) {
        #expect(ActesIdentifier(text) != nil)
    }

    @Test(arguments: [
        "", "086-218601946-20250230-N1-DE", "86-218601946-20250304-N1-DE",
        "086-21860194-20250304-N1-DE", "086-218601946-20250304-n1-DE",
        "086-218601946-20250304-N-DE", "086-218601946-20250304-N1-XX",
    ])
    func `what is no identifier is refused`(_ text: String) {
        #expect(ActesIdentifier(text) == nil)
    }

    static let folder = "deliberations/actes-telechange"

    @Test(
        .enabled(if: RealData.areThere, "FEUILLET_DATA is not set"),
        arguments: [
            ("ARActe-034-DE.xml", "received", "3.2"), ("ARActe-069-AI.xml", "received", "3.1"),
            ("034-491011698-20171207-CL20171227_06-DE-1-1_0.xml", "transmitted", "3.2"),
            ("034-491011698-20171207-CL20171227_06-DE-1-2.xml", "received", "3.2"),
        ]
    )
    func `reads the files of real flows`(_ name: String, _ event: String, _ matter: String) throws {
        let root = try XMLElement.parse(try RealData.bytes("\(Self.folder)/\(name)"))
        let message = try #require(ActesMessage(root, fileName: name))
        #expect(message.event == event && message.matter == matter)
        #expect(message.diagnostics == [])
        #expect(name.contains("069") || message.object == "Fichier signé parapheur")
    }

    @Test(
        .enabled(if: RealData.areThere, "FEUILLET_DATA is not set"),
        arguments: [
            ("classification-2004-04-01.xml", "2004-04-01"),
            ("classification-2017-11-13.xml", "2017-11-13"),
            ("classification-2019-03-01.xml", "2019-03-01"),
            ("classification-actes-generique.xml", "2017-11-13"),
        ]
    )
    func `classifications give the matters of their date`(_ name: String, _ date: String) throws {
        let root = try XMLElement.parse(try RealData.bytes("\(Self.folder)/\(name)"))
        let classification = try #require(ActesClassification(root))
        #expect(classification.date.description == date)
        // The national two levels are there, whatever a prefecture adds.
        let national = (1...9).flatMap { heading in (1...10).map { "\(heading).\($0)" } }
            .filter { ActesMatter.name(of: $0) != nil }
        let missing = national.filter { !classification.has($0) }
        #expect(missing.count < 3, "\(missing)")
        #expect(!classification.has("10.1") && classification.natures.contains(.deliberation))
    }
}
