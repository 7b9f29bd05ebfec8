// SPDX-License-Identifier: EUPL-1.2
import Cryptography
public import Records
public import Transparency

/// Verifies a receipt with the entry that it is of, by a trust file alone.
///
/// It shows that the log has the entry; who may speak for the entry's authority is shown by a
/// bundle or by the whole ledger.
public enum ReceiptCheck {
    /// The checkpoint under which the entry is in the log.
    ///
    /// - Throws: ``NoteError`` with what does not hold.
    public static func verify(
        _ receipt: TLogProof,
        entry: Entry,
        policy: TLogPolicy
    ) throws(NoteError) -> Checkpoint {
        guard let log = policy.logs.first(where: { $0.key.name == entry.statement.log })?.key else {
            throw .malformed(
                "le fichier de confiance ne nomme pas le journal `\(entry.statement.log)`",
                "the trust file names no log `\(entry.statement.log)`"
            )
        }
        let signed = try SignedCheckpoint(
            receipt.checkpoint,
            log: log,
            cosigners: policy.witnesses
        )
        guard policy.quorum.isMet(by: Set(signed.cosignatures.keys)) else {
            throw .malformed(
                "trop peu de témoins du fichier de confiance ont cosigné",
                "too few witnesses of the trust file have cosigned"
            )
        }
        let checkpoint = signed.checkpoint
        let leaf = MerkleTree.leafHash(entry.leaf)
        guard
            receipt.inclusion.shows(
                leaf,
                at: receipt.index,
                size: checkpoint.size,
                root: checkpoint.root
            )
        else {
            throw .malformed(
                "l'inscription n'est pas au rang \(receipt.index) du journal",
                "the entry is not at place \(receipt.index) of the log"
            )
        }
        return checkpoint
    }
}
