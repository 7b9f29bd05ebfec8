// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

extension Report {
    /// The report as JUnit XML, which continuous integration shows: one suite a charter, one case a
    /// rule. What is undetermined or to be judged is an error: it is not a pass.
    public func junit(in language: Language, _ provenance: Provenance) -> String {
        let suites = charters.map { charter in
            let kinds = charter.results.map(\.verdict.kind)
            let errors = kinds.count { [.undetermined, .toJudge].contains($0) }
            let isEmpty = charter.overall == .nothingToCheck
            let cases = charter.results.map { testCase($0, of: charter, language, provenance) }
            let markup: Markup = """
                  <testsuite name="\(charter.charter)" tests="\(kinds.count + (isEmpty ? 1 : 0))" \
                failures="\(kinds.count { $0 == .nonCompliant })" errors="\(errors + (isEmpty ? 1 : 0))" \
                skipped="\(kinds.count { [.notApplicable, .notYetInForce].contains($0) })" time="0">
                \(properties(charter, provenance))\(.joined(cases))\
                \(isEmpty ? nothing(charter, language) : .empty)\(unsettled(charter, language))  </testsuite>

                """
            return markup
        }
        let document: Markup = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="\(project)">
            \(.joined(suites))</testsuites>

            """
        return document.text
    }

    private func properties(_ charter: CharterReport, _ provenance: Provenance) -> Markup {
        let files = provenance.files.map { file -> Markup in
            """
                  <property name="sha256:\(file.name)" value="\(file.sha256)"/>

            """
        }
        return """
                <properties>
                  <property name="date" value="\(date)"/>
                  <property name="tool" value="\(provenance.tool)"/>
                  <property name="verdict" value="\(charter.overall.rawValue)"/>
            \(.joined(files))    </properties>

            """
    }

    private func testCase(
        _ result: RuleResult,
        of charter: CharterReport,
        _ language: Language,
        _ provenance: Provenance
    ) -> Markup {
        let words = RuleWords(result, language, file: provenance.project.name)
        let details = words.details.map { "\($0.heading)\(language.colon)\($0.body)" }.joined(
            separator: "\n"
        )
        let verdict = result.verdict.kind.rawValue
        let outcome: Markup =
            switch result.verdict.kind {
            case .nonCompliant:
                "<failure message=\"\(words.verdict)\" type=\"\(verdict)\">\(details)</failure>"
            case .undetermined, .toJudge:
                "<error message=\"\(words.verdict)\" type=\"\(verdict)\">\(details)</error>"
            case .notApplicable, .notYetInForce: "<skipped message=\"\(words.verdict)\"/>"
            case .compliant, .waived, .advice:
                "<system-out>\(words.verdict)\n\(details)</system-out>"
            }
        return """
                <testcase classname="\(charter.charter)" name="\(result.rule) \(result.title[language])" time="0">
                  \(outcome)
                </testcase>

            """
    }

    /// What kept rules from being settled.
    private func unsettled(_ charter: CharterReport, _ language: Language) -> Markup {
        let lines = charter.problems.map { "\($0.code.rawValue) \($0.message[language])\n" }
        return lines.isEmpty ? .empty : "    <system-err>\(lines.joined())</system-err>\n"
    }

    /// A charter with nothing to check is no success either.
    private func nothing(_ charter: CharterReport, _ language: Language) -> Markup {
        """
            <testcase classname="\(charter.charter)" name="\(charter.title[language])" time="0">
              <error message="\(charter.overall.label[language])" type="nothing_to_check"/>
            </testcase>

        """
    }
}
