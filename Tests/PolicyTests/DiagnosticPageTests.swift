// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Notation
import Policy
import Records
import Testing

/// The pages of `feuillet explain`: each code has one, and its examples show what they say.
@Suite("DiagnosticPage") struct DiagnosticPageTests {
    static let pages: [DiagnosticPage] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/feuillet/Diagnostics.yaml")
        let bytes = (try? Data(contentsOf: url)).map { [UInt8]($0) } ?? []
        return (try? DiagnosticPage.parse(bytes)) ?? []
    }()

    @Test func `every code has a page, in order`() {
        #expect(Self.pages.map(\.code) == DiagnosticCode.allCases)
    }

    @Test(arguments: pages.filter { $0.code != .analysisGivenUp })
    func `the wrong example shows it and the right one does not`(_ page: DiagnosticPage) throws {
        let wrong = try codes(page.wrong, page)
        #expect(wrong.contains(page.code), "\(wrong)")
        let right = try codes(page.right, page).filter { $0 != .missingExample || $0 == page.code }
        #expect(right == [], "\(right)")
    }

    /// Every code that a part of a file gives, by reading it, analysing it, and checking with it.
    private func codes(_ text: String, _ page: DiagnosticPage) throws -> Set<DiagnosticCode> {
        let vocabulary = try ShippedPoliciesTests.vocabulary()
        switch page.place {
        case .rule, .principle, .header:
            let (charter, problems) = Charter.parse(
                Array(Self.charter(text, page.place).utf8),
                vocabulary: vocabulary
            )
            guard let charter else { return Set(problems.map(\.code)) }
            let canteen = try ShippedPoliciesTests.project("projects/nantes-canteen.yaml")
            let report = Checker.check(canteen, [charter], on: charter.inForce.from)
            let projects = ["canteen": canteen]
            let found =
                problems
                + CharterComposition.problems(of: charter, among: try Self.known(vocabulary))
                + charter.missingExamples + charter.weaknesses(on: charter.inForce.from)
                + charter.runExamples(on: projects).failures
                + (report.charters.first?.problems ?? [])
            let isAboutExamples = page.code == .survivingMutant
            let survivors = isAboutExamples ? charter.mutate(on: projects).survivors : []
            return Set((found + survivors).map(\.code))
        case .declaration:
            let (declaration, problems) = Declaration.parse(
                Array(text.utf8),
                schema: vocabulary.schema
            )
            let charter = try ShippedPoliciesTests.charter("charters/ville-de-lyon.yaml")
            let remarks = Checker.check(declaration, [charter], on: charter.inForce.from).remarks
            return Set((problems + remarks).map(\.code))
        case .field:
            let schema = "schema: s\nversion: 1\nfields:\n" + Fixture.indented(text, by: 2)
            let (read, problems) = UseSchema.parse(try YAMLNode.parse(Array(schema.utf8)))
            guard let read else { return Set(problems.map(\.code)) }
            let compiled = Vocabulary.compile(schema: read, groups: CountryGroups())
            return Set((problems + compiled.problems).map(\.code))
        }
    }

    /// What the examples extend: the AI Act as shipped, and a fictitious framework.
    private static func known(_ vocabulary: Vocabulary) throws -> [Charter] {
        let text = """
            framework: exemple-cadre
            version: 1
            title: {fr: Cadre fictif, en: Fictitious framework}
            authority: FR
            adopted: {date: 2024-01-01}
            in_force: {from: 2024-01-01}
            sources: [{id: S1, title: Page, read: 2026-11-23}]
            parameters: {ceiling: {unit: EUR, direction: ceiling, values: {2024-01-01: 90000}, source: S1}}
            principles: []
            """
        let read = Charter.parse(Array(text.utf8), vocabulary: vocabulary)
        let framework = try #require(read.charter, "\(read.problems)")
        return [try ShippedPoliciesTests.charter("frameworks/eu-ai-act.yaml"), framework]
    }

    /// A whole charter around a part of one.
    private static func charter(_ part: String, _ place: DiagnosticPage.Place) -> String {
        let head = """
            charter: exemple/ia
            version: 1
            title: {fr: Charte, en: Charter}
            authority: NTRFR-000000000
            adopted: {date: 2024-06-28}
            in_force: {from: 2024-07-01}
            sources: [{id: S1, title: Page, read: 2026-11-23}]
            projects: {canteen: ../projects/nantes-canteen.yaml}

            """
        let principle = "  - id: P\n    title: {fr: T, en: T}\n    quote: {fr: Mots, source: S1}\n"
        let rule = "- {id: R, require: data.used}"
        switch place {
        case .principle: return head + "principles:\n" + Fixture.indented(part, by: 2)
        case .header where part.contains("principles:"): return head + part
        case .header:
            return head + part + "\nprinciples:\n\(principle)    rules:\n"
                + Fixture.indented(rule, by: 6)
        default:
            return head + "principles:\n\(principle)    rules:\n" + Fixture.indented(part, by: 6)
        }
    }
}
