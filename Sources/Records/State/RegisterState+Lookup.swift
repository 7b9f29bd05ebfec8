// SPDX-License-Identifier: EUPL-1.2

extension RegisterState {
    /// Whether an entry was signed by a key that was revoked for that time.
    public func isContested(_ summary: EntrySummary) -> Bool {
        isContested(keyID: summary.keyID, sequence: summary.sequence)
    }

    /// Whether an entry was signed by a key that was revoked for its time.
    public func isContested(_ entry: Entry) -> Bool {
        isContested(keyID: entry.keyID, sequence: entry.statement.sequence)
    }

    private func isContested(keyID: String, sequence: UInt64) -> Bool {
        guard let from = keys[keyID]?.contestedFrom else { return false }
        return sequence >= from
    }
}
