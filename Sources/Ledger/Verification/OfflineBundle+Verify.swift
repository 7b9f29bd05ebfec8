// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
public import Records
public import Transparency

extension OfflineBundle {
    /// What a bundle proves.
    public struct Finding: Sendable {
        /// The name of the ledger.
        public let origin: String
        /// The size of the checkpoint: what is proved is so as of that size.
        public let size: UInt64
        /// Whether the trust file names this log and this genesis.
        public let anchor: VerificationResult.Anchor
        /// The name of the authority.
        public let issuer: Issuer
        /// The record, from the values that are shown.
        public let record: Record
        /// The fields that are not shown, or not all.
        public let hidden: [String]
        /// Whether a key entry says that what the key signed is contested.
        public let isContested: Bool

        /// 4 when the anchor was not checked, 1 when it is another's, else 0.
        public var exitCode: Int32 {
            switch anchor {
            case .checked: 0
            case .notChecked: 4
            case .wrong: 1
            }
        }
    }

    /// Verifies the bundle.
    ///
    /// - Throws: ``AdmissionError`` or ``NoteError`` with what does not hold.
    public func verify(policy: TLogPolicy?) throws -> Finding {
        let items = (supports + [entry]).sorted { $0.index < $1.index }
        guard let first = items.first, first.index == 0 else {
            throw AdmissionError.badStructure(
                Localized(
                    french: "la preuve ne contient pas la genèse",
                    english: "the bundle does not hold the genesis"
                )
            )
        }
        let genesisHash = MerkleTree.leafHash(first.entry.leaf)
        var state = try RegisterState(genesis: first.entry, leafHash: genesisHash)
        let genesis = state.genesis
        guard let log = NoteKey(genesis.logKey), let clock = NoteKey(genesis.clockKey) else {
            throw AdmissionError.badStructure(
                Localized(
                    french: "la genèse nomme des clés illisibles",
                    english: "the genesis names keys that cannot be read"
                )
            )
        }
        let witnesses = policy?.witnesses ?? []
        let signed = try SignedCheckpoint(checkpoint, log: log, cosigners: [clock] + witnesses)
        guard signed.cosignatures[clock] != nil, signed.checkpoint.origin == genesis.origin
        else {
            throw AdmissionError.badStructure(
                Localized(
                    french: "le point de contrôle n'est pas daté par l'horloge du registre",
                    english: "the checkpoint is not one of the ledger's clock"
                )
            )
        }
        for item in items { try requireIncluded(item, signed.checkpoint) }
        var kind = Kind.genesis
        var kinds: [Digest: Kind] = [genesisHash: .genesis]
        for item in items.dropFirst() {
            // Chains are not whole in a bundle: the tree vouches for what was admitted.
            let leafHash = MerkleTree.leafHash(item.entry.leaf)
            let adopted = try self.kind(of: item.entry.statement, among: kinds)
            try state.adopt(item.entry, leafHash: leafHash, as: adopted)
            kinds[leafHash] = adopted
            if item.index == entry.index { kind = adopted }
        }
        let record = try shownRecord(as: kind)
        let hidden = DisclosedRecord.missing(entry.entry.statement.record, disclosures)
        if hidden.isEmpty, !kind.isStructural {
            let impossible = state.issues(record, of: entry.entry.statement)
                .filter { $0.severity == .impossible }
            guard impossible.isEmpty else { throw AdmissionError.badRecord(impossible) }
        }
        let issuer = state.issuers[entry.entry.statement.issuer]
        guard let issuer else {
            throw AdmissionError.badStructure(
                Localized(french: "l'enrôlement manque", english: "the enrolment is missing")
            )
        }
        return Finding(
            origin: signed.checkpoint.origin,
            size: signed.checkpoint.size,
            anchor: anchor(policy, log, genesisHash, Set(signed.cosignatures.keys)),
            issuer: issuer,
            record: record,
            hidden: hidden,
            isContested: state.isContested(entry.entry)
        )
    }

    /// What an entry counts as. What a correction corrects must be in the bundle: its kind says who may seal it.
    private func kind(
        of statement: Statement,
        among kinds: [Digest: Kind]
    ) throws(AdmissionError) -> Kind {
        guard statement.kind == .correction else { return statement.kind }
        guard let kind = statement.references["corrects"]?.first.flatMap({ kinds[$0] }) else {
            throw .badReference(
                role: "corrects",
                reason: Localized(
                    french: "ce qu'elle corrige n'est pas dans la preuve",
                    english: "what it corrects is not in the bundle"
                )
            )
        }
        return kind
    }

    private func requireIncluded(_ item: Item, _ checkpoint: Checkpoint) throws {
        let leaf = MerkleTree.leafHash(item.entry.leaf)
        guard
            item.proof.shows(leaf, at: item.index, size: checkpoint.size, root: checkpoint.root)
        else {
            throw AdmissionError.badStructure(
                Localized(
                    french: "l'inscription \(item.index) n'est pas dans l'arbre",
                    english: "entry \(item.index) is not in the tree"
                )
            )
        }
    }

    private func shownRecord(as kind: Kind) throws -> Record {
        let statement = entry.entry.statement
        guard statement.record.digests.count == disclosures.count else {
            throw AdmissionError.badDisclosures(
                Localized(
                    french: "il n'y a pas une place pour chaque empreinte",
                    english: "there is not one place for each digest"
                )
            )
        }
        for (digest, disclosure) in zip(statement.record.digests, disclosures) {
            guard let disclosure else { continue }
            guard disclosure.digest == digest else {
                throw AdmissionError.badDisclosures(
                    Localized(
                        french: "l'une n'a pas l'empreinte de sa place",
                        english: "one does not have the digest of its place"
                    )
                )
            }
        }
        return DisclosedRecord.record(statement.record, disclosures, as: kind)
    }

    private func anchor(
        _ policy: TLogPolicy?,
        _ log: NoteKey,
        _ genesis: Digest,
        _ cosigners: Set<NoteKey>
    ) -> VerificationResult.Anchor {
        guard let policy else { return .notChecked }
        guard policy.logs.contains(where: { $0.key == log }), policy.quorum.isMet(by: cosigners)
        else { return .wrong }
        guard let wanted = policy.genesis else { return .notChecked }
        return wanted == genesis.base64URL ? .checked : .wrong
    }
}
