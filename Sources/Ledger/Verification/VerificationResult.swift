// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What a verification found.
public struct VerificationResult: Sendable {
    /// Whether the result can be trusted, beyond being consistent in itself.
    public enum Anchor: Sendable, Equatable {
        /// The log's key and the genesis are those of a trust file.
        case checked
        /// No trust file was given, or it does not name the genesis.
        case notChecked
        /// The trust file names another log, or another genesis.
        case wrong
    }

    /// The most faults that are described; all are counted.
    public static let maximumListed = 100

    /// How much was verified.
    public let extent: LedgerVerifier.Extent
    /// The name of the ledger.
    public let origin: String
    /// How many entries.
    public let size: UInt64
    /// How many of them were attested before, and had only their leaves read this time.
    public let attestedSize: UInt64
    /// The root, in base64.
    public let root: String
    /// When the log's clock cosigned the checkpoint.
    public let clock: Timestamp?
    /// How many signatures were verified.
    public let signatureCount: Int
    /// How many disclosures were verified.
    public let disclosureCount: Int
    /// How many documents were verified.
    public let documentCount: Int
    /// How many authorities are enrolled.
    public let authorityCount: Int
    /// How many entries are contested: signed by a key that was revoked for that time.
    public let contestedCount: Int
    /// How many values are not there because an erasure names them.
    public let erasedCount: Int
    /// How many values an erasure names and are still there: a crash came between, and the next start
    /// of a writer destroys them.
    public let pendingErasureCount: Int
    /// Whether a writer was at work all the while: what it wrote meanwhile, its journal and files that are
    /// none of the ledger's were not looked at.
    public let isBesideWriter: Bool
    /// Files of interrupted or unfinished writes, at most ``maximumListed``: they prove nothing.
    public let leftovers: [String]
    /// How many there are.
    public let leftoverCount: Int
    /// How many witnesses of the trust file cosigned; none is said as such.
    public let witnessCount: Int
    /// Whether the result rests on a trust file.
    public let anchor: Anchor
    /// The ledger that an earlier receipt or checkpoint names, if one was compared and can be read.
    public let earlierOrigin: String?
    /// Whether an earlier receipt or checkpoint was compared, and holds.
    public let continues: Bool?
    /// How many assessments were made again, where that was asked for.
    public let replayed: Int?
    /// How many assessments cannot be made again: a value they rest on is erased.
    public let notReplayable: Int
    /// Evaluators that this version does not have.
    public let unknownEvaluators: [String]
    /// The faults, at most ``maximumListed``.
    public let faults: [VerificationFault]
    /// How many faults there are.
    public let faultCount: Int

    /// Whether what was compared is of a ledger of another name.
    public var isOfAnother: Bool { earlierOrigin.map { $0 != origin } ?? false }

    /// Whether nothing is wrong.
    public var isIntact: Bool { faultCount == 0 && continues != false && anchor != .wrong }

    /// 5 for a rollback or a fork, 1 for a fault, 4 when the anchor was not checked or not all was verified,
    /// else 0.
    public var exitCode: Int32 {
        if continues == false { return 5 }
        if faultCount > 0 || anchor == .wrong { return 1 }
        return anchor == .checked && extent == .everything && unknownEvaluators.isEmpty ? 0 : 4
    }
}
