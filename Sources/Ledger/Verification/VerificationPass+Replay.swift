// SPDX-License-Identifier: EUPL-1.2
import Policy
import Records

extension VerificationPass {
    /// Makes every assessment again. Only a ledger without a fault gets here.
    mutating func replay(_ groups: KnownGroups) throws {
        replayed = 0
        let assessments = assessments.filter { $0 >= attestedSize }
        guard !assessments.isEmpty else { return }
        // An index that the folder holds decides nothing.
        let reader = try LedgerReader(store, usingSnapshot: false)
        let replay = AssessmentReplay(reader: reader, groups: groups)
        for index in assessments {
            switch try replay.outcome(index) {
            case .same: replayed = (replayed ?? 0) + 1
            case .notReplayable: notReplayable += 1
            case .unknownEvaluator(let name): unknownEvaluators.insert(name)
            case .other(let verdict):
                add(
                    VerificationFault(
                        file: LedgerName.disclosures(
                            index / 256,
                            width: Int(min(256, reader.state.size - index / 256 * 256))
                        ),
                        entry: index,
                        field: "verdict",
                        french: "l'évaluation refaite donne « \(verdict) »",
                        english: "the assessment made again gives `\(verdict)`"
                    )
                )
            }
        }
    }
}
