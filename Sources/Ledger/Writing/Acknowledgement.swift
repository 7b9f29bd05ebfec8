// SPDX-License-Identifier: EUPL-1.2
public import Records
public import Transparency

/// That an entry is in the ledger, with the proof.
public struct Acknowledgement: Sendable {
    /// Its place.
    public let index: UInt64
    /// The proof, under a signed checkpoint.
    public let receipt: TLogProof
    /// What is irregular about it, and was kept.
    public let warnings: [RecordIssue]
    /// Whether it was there before: the same entry was submitted twice.
    public let wasThere: Bool
}
