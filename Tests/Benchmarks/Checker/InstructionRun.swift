// SPDX-License-Identifier: EUPL-1.2
import Policy
import Records

/// Runs of ten rules without a clock, for a counter of instructions around the process.
struct InstructionRun {
    let schema: Vocabulary

    /// - Parameter name: `rules` for violations alone, `charters` for every verdict.
    func run(_ name: String, count: Int) throws {
        let charter = CompiledCharter(
            try CharterWorkload.charter(rules: 10, seed: 0, schema),
            on: try CharterWorkload.date()
        )
        let declaration = CharterWorkload.declaration(schema)
        let slots = charter.slots(of: declaration)
        for _ in 0..<count {
            if name == "rules" {
                Window.keep(charter.violationCount(slots))
            } else {
                let report = Checker.check(
                    declaration,
                    compiled: [charter],
                    on: charter.date,
                    explaining: false
                )
                Window.keep(report.overall)
            }
        }
    }
}
