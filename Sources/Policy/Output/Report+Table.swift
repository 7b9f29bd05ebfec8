// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

extension Report {
    /// One line per charter: its verdict, how many rules have each, and the rules to look at; then the
    /// remarks. `file` names the declaration in the places that they show.
    public func table(
        in language: Language,
        file: String = "",
        style: TextStyle = .plain
    ) -> String {
        let width = charters.map(\.charter.unicodeScalars.count).max() ?? 0
        let verdictWidth =
            OverallVerdict.allCases.map { $0.label[language].unicodeScalars.count }.max() ?? 0
        let kinds = VerdictKind.allCases.filter { kind in
            charters.contains { $0.count(kind) > 0 }
        }
        return charters.map { charter in
            let overall = charter.overall
            let verdict = Column.pad(overall.label[language], to: verdictWidth)
            let counts = kinds.map { kind in
                "\(kind.mark)\(Column.padLeft(String(charter.count(kind)), to: 3))"
            }
            let columns = [
                Column.pad(charter.charter, to: width),
                style.paint(verdict, overall.tone),
                counts.joined(separator: "  "),
                charter.firstReasons,
            ]
            // Nothing to look at leaves no spaces at the end of the line.
            return columns.filter { !$0.utf8.isEmpty }.joined(separator: "  ") + "\n"
        }.joined() + problems(in: language) + legend(kinds, in: language)
            + remarkText(in: language, file: file)
    }

    /// What kept rules from being settled.
    private func problems(in language: Language) -> String {
        charters.flatMap { charter in
            charter.problems.map {
                "\(charter.charter)\(language.colon)\($0.code.rawValue) \($0.message[language])\n"
            }
        }.joined()
    }

    /// What each mark counts.
    private func legend(_ kinds: [VerdictKind], in language: Language) -> String {
        let marks = kinds.map { "\($0.mark) \($0.label[language])" }
        return marks.isEmpty ? "" : "(" + marks.joined(separator: ", ") + ")\n"
    }
}

extension CharterReport {
    /// As many rules as a line holds.
    private static let reasonCount = 4

    /// The first rules that gave the charter its verdict.
    fileprivate var firstReasons: String {
        let kind: VerdictKind? =
            switch overall {
            case .nonCompliant: .nonCompliant
            case .undetermined: .undetermined
            case .toJudge: .toJudge
            case .compliantWithWaiver: .waived
            case .compliant, .nothingToCheck: nil
            }
        // Advice has no part in the verdict, so it gives no reason for it.
        let rules = results.filter { $0.verdict.kind == kind && $0.keyword != "recommend" }
            .map(\.rule)
        let rest = rules.count > Self.reasonCount ? " …" : ""
        return rules.prefix(Self.reasonCount).joined(separator: " ") + rest
    }
}
