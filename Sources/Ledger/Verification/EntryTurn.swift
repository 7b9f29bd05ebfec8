// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records

/// An entry that was admitted in its turn, with what is verified of it afterwards on every core.
struct EntryTurn: Sendable {
    let index: UInt64
    let entry: Entry
    /// The key that must have signed.
    let key: VerificationKey
    /// Who must have.
    let issuer: Issuer
    /// What it counts as.
    let kind: Kind
    /// Its values, if they are verified.
    let slot: ArraySlice<UInt8>?
    /// Where it stands in its bundle.
    let start: Int
    /// Where its values stand in theirs.
    let slotStart: Int
}
