// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records
import Testing

/// « No impact assessment » and « we do not know » are not the name of one.
@Suite("Evidence") struct EvidenceTests {
    private func problems(_ text: String) throws -> [DiagnosticCode] {
        Declaration.parse(Array(text.utf8), schema: try Fixture.schema()).problems.map(\.code)
    }

    @Test(arguments: [
        "no", "non", "No", "yes", "false", "N/A", "n/a", "Unknown", "Inconnu", "None", "néant",
        "\"\"", "\"unknown\"", "\"~\"", "\"?\"", "\"-\"", "{}", "{identifier: \"\"}",
        "{identifier: non}",
        "{provided: {}}", "{date: 2026-01-01}", "pas encore", "todo", "0", "n° 000", "à définir",
        "yes it is", "https://", "http://localhost", "\"http://a b.fr\"", "{identifier: bientôt}",
        "pas encore, prévu en 2027", "non 1", "rien en 2026", "« rien en 2027 »", "N.A. 2026",
        "no, 2027", "TBD - Q3",
        "à faire (v2)", "https://?.?", "[A-12]",
        "demande en cours, 2e lecture", String(repeating: "1", count: 64),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ])
    func `a word that names nothing is no reference`(_ text: String) throws {
        #expect(try problems("deliberation: \(text)") == [.wrongFact])
    }

    @Test(arguments: [
        "{}", "{provided: {}}", "{date: 2026-01-01}", "{identifier: A-12}", "no",
        String(repeating: "0", count: 64), "{sha256: \(String(repeating: "f", count: 64))}",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ])
    func `a document without its digest is no document`(_ text: String) throws {
        #expect(try problems("documents.dpia: \(text)") == [.wrongFact])
    }

    @Test(arguments: [
        "deliberation: 2025-DEL-0412", "deliberation: provided", "deliberation: none",
        "deliberation: {identifier: D-4, date: 2026-01-02}",
        "deliberation: https://ville.exemple.fr/actes", "deliberation: www.exemple.fr",
        "deliberation: http://intranet/actes", "deliberation: décret 2017-330",
        "deliberation: Note 7",
        "deliberation: 2026-01-01", "deliberation: No 2026-12", "deliberation: \"No. 2026-12\"",
        "deliberation: NC-2026-3", "deliberation: \"Pas-de-Calais, délibération 2025-12\"",
        "documents.dpia: provided",
        "documents.dpia: {provided: {sha256: \(Fixture.digest), date: 2026-01-02}}",
    ])
    func `a number, a digest, or the plain word is an answer`(_ text: String) throws {
        #expect(try problems(text) == [])
    }
}
