// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// One declaration against as many charters as France has communes.
struct ManyChartersBenchmark {
    static let charterCount = 35_000

    let schema: Vocabulary

    func run() throws {
        let (date, declaration) = (try CharterWorkload.date(), CharterWorkload.declaration(schema))
        // The charters differ; a thousand of them, taken again and again, keep memory small.
        let charters = try (0..<1000).map {
            CompiledCharter(try CharterWorkload.charter(rules: 10, seed: $0, schema), on: date)
        }
        let verdicts = duration {
            for place in 0..<Self.charterCount {
                let report = Checker.check(
                    declaration,
                    compiled: [charters[place % 1000]],
                    on: date,
                    explaining: false
                )
                Window.keep(report.overall)
            }
        }
        let violations = duration {
            for place in 0..<Self.charterCount {
                let charter = charters[place % 1000]
                Window.keep(charter.violationCount(charter.slots(of: declaration)))
            }
        }
        let explained = duration {
            for place in 0..<Self.charterCount / 100 {
                let report = Checker.check(
                    declaration,
                    compiled: [charters[place]],
                    on: date,
                    explaining: true
                )
                Window.keep(report.overall)
            }
        }
        let together = duration {
            let report = Checker.check(
                declaration,
                compiled: Array(charters[..<(Self.charterCount / 100)]),
                on: date,
                explaining: true
            )
            Window.keep(report.overall)
        }
        print("350 charters           explained one by one \(explained) s, together \(together) s")
        print(
            "35 000 charters        every verdict \(verdicts) s, violations alone \(violations) s"
        )
    }

    private func duration(_ body: () -> Void) -> String {
        let (whole, atto) = ContinuousClock().measure(body).components
        let seconds = Double(whole) + Double(atto) * 1e-18
        return ratio(seconds, 1)
    }
}
