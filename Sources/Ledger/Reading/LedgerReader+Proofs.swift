// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
public import Transparency

/// Proofs, made from tiles alone and compared with the signed root before they are given.
extension LedgerReader {
    /// The proof that the leaf of an entry is in the tree of the checkpoint.
    ///
    /// - Throws: ``LedgerError`` if the tiles do not make the root that was signed.
    public func inclusion(of index: UInt64) throws -> InclusionProof {
        try provenLeaf(index).proof
    }

    /// The proof that the tree of the checkpoint holds an earlier one unchanged.
    ///
    /// - Parameter earlier: the size of that tree, from 1 to that of the checkpoint.
    public func consistency(from earlier: UInt64) throws -> ConsistencyProof {
        try ConsistencyProof(from: earlier, to: checkpoint.checkpoint.size) {
            try nodes.node($0, $1)
        }
    }

    /// The receipt of an entry under the checkpoint.
    public func receipt(_ index: UInt64) throws -> TLogProof {
        let (leaf, proof) = try provenLeaf(index)
        guard try leaf == MerkleTree.leafHash(files.stored(index).leaf) else {
            throw Self.unproven(index)
        }
        return TLogProof(index: index, inclusion: proof, checkpoint: checkpoint.note.bytes)
    }

    private func provenLeaf(_ index: UInt64) throws -> (leaf: Digest, proof: InclusionProof) {
        let commitment = checkpoint.checkpoint
        guard let tree = Subtree(start: 0, end: commitment.size) else {
            preconditionFailure("a range from 0 is a subtree")
        }
        let leaf = try nodes.node(0, index)
        let proof = try InclusionProof(of: index, in: tree) { try nodes.node($0, $1) }
        guard proof.shows(leaf, at: index, size: commitment.size, root: commitment.root) else {
            throw Self.unproven(index)
        }
        return (leaf, proof)
    }

    private static func unproven(_ index: UInt64) -> LedgerError {
        .damaged(
            file: "tile",
            reason: Localized(
                french: "ses tuiles ne donnent pas de preuve de l'inscription \(index)",
                english: "its tiles do not give a proof of entry \(index)"
            )
        )
    }
}
