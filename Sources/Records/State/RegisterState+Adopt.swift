// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

extension RegisterState {
    /// Takes in an entry of which only some predecessors are known, for offline bundles: its
    /// signature, its key, its role and its subject are checked; its place in the chain, and what it
    /// refers to, are not.
    ///
    /// - Returns: what it counts as.
    @discardableResult
    public mutating func adopt(_ entry: Entry, leafHash: Digest) throws(AdmissionError) -> Kind {
        let statement = entry.statement
        guard statement.log.utf8.elementsEqual(genesis.origin.utf8) else {
            throw .otherLedger(statement.log)
        }
        let (issuer, enrolled) = try signer(of: entry)
        guard entry.isSigned(by: enrolled.key) else { throw .badSignature }
        // What a correction corrects must be in the bundle: its kind says who may seal it.
        let kind = try effectiveKind(of: statement)
        try requireRole(enrolled.role, for: kind, statement)
        try requireSubjectForm(statement, kind: kind, of: issuer)
        let change = try structuralChange(statement, by: enrolled, isWhole: false)
        remember(entry, leafHash: leafHash, kind: kind)
        apply(change, of: entry, leafHash: leafHash, index: size - 1)
        return kind
    }

    /// Whether an entry was signed by a key that was revoked for its time.
    public func isContested(_ entry: Entry) -> Bool {
        guard let from = keys[entry.keyID]?.contestedFrom else { return false }
        return entry.statement.sequence >= from
    }
}
