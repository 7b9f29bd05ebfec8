// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records

/// What can be said of a submission by itself, on any core, before its turn comes: whether its seal is right, and
/// what is odd about its values. Admission, in turn, decides with it.
struct Preview: Sendable {
    /// The key that sealed it; nothing if the seal is wrong, or of a key that was not known.
    let key: VerificationKey?
    /// Its values.
    let record: Record
    /// What is wrong or odd about them.
    let issues: [RecordIssue]

    /// Looks at a submission, or leaves it for its turn: what a correction counts as is not in the correction,
    /// and who enrols authorities changes who may write.
    init?(_ submission: Submission, in state: RegisterState) {
        let sealed = submission.sealed
        let statement = sealed.entry.statement
        guard !statement.kind.isStructural, statement.kind != .correction,
            let issuer = state.issuers[statement.issuer],
            let enrolled = state.enrolledKey(sealed.entry.keyID)
        else { return nil }
        key = sealed.entry.isSigned(by: enrolled.key) ? enrolled.key : nil
        record = sealed.record(as: statement.kind)
        issues = RegisterState.issues(record, of: statement, by: issuer)
    }
}
