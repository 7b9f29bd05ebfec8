// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// Two charters of two hundred rules over forty-five fields, held against each other.
struct AnalysisBenchmark {
    let schema: Vocabulary

    func run() throws {
        let date = try CharterWorkload.date()
        let first = try CharterWorkload.charter(rules: 200, seed: 0, schema)
        let second = try CharterWorkload.charter(rules: 200, seed: 1, schema)
        var relation = CharterComparison.Relation.undecided
        let comparing = duration {
            relation = CharterComparison.compare(first, second, on: date).relation
        }
        var count = 0
        let linting = duration { count = first.weaknesses(on: date).count }
        print(
            "200 rules, 45 fields   compared in \(comparing) s (\(relation.rawValue)),",
            terminator: ""
        )
        print(" analysed in \(linting) s (\(count) findings)")
    }

    private func duration(_ body: () -> Void) -> String {
        let (whole, atto) = ContinuousClock().measure(body).components
        return ratio(Double(whole) + Double(atto) * 1e-18, 1)
    }
}
