// SPDX-License-Identifier: EUPL-1.2

extension RegisterState {
    /// The key that a text names. Two texts are equal in Swift when Unicode says so, and U+212A is a K for
    /// Unicode: what is not ASCII is no thumbprint.
    public func enrolledKey(_ thumbprint: String) -> EnrolledKey? {
        thumbprint.utf8.allSatisfy { $0 < 0x80 } ? keys[thumbprint] : nil
    }
    /// Whether an entry was signed by a key that was revoked for that time.
    public func isContested(_ summary: EntrySummary) -> Bool {
        isContested(keyID: summary.keyID, sequence: summary.sequence)
    }

    /// Whether an entry was signed by a key that was revoked for its time.
    public func isContested(_ entry: Entry) -> Bool {
        isContested(keyID: entry.keyID, sequence: entry.statement.sequence)
    }

    private func isContested(keyID: String, sequence: UInt64) -> Bool {
        guard let from = enrolledKey(keyID)?.contestedFrom else { return false }
        return sequence >= from
    }
}
