// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

extension RegisterState {
    /// Takes in an entry of which only some predecessors are known, for offline bundles: its
    /// signature, its key, its role and its subject are checked; its place in the chain, and what it
    /// refers to, are not.
    ///
    /// - Parameter kind: what it counts as.
    public mutating func adopt(
        _ entry: Entry,
        leafHash: Digest,
        as kind: Kind
    ) throws(AdmissionError) {
        let statement = entry.statement
        guard statement.log.utf8.elementsEqual(genesis.origin.utf8) else {
            throw .otherLedger(statement.log)
        }
        let (issuer, enrolled) = try signer(of: entry)
        guard entry.isSigned(by: enrolled.key) else { throw .badSignature }
        try requireRole(enrolled.role, for: kind, statement)
        try requireSubjectForm(statement, kind: kind, of: issuer)
        let change = try structuralChange(statement, by: enrolled, isWhole: false)
        apply(change, of: entry, leafHash: leafHash)
    }
}
