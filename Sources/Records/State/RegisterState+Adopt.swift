// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

extension RegisterState {
    /// Takes in an entry of which only some predecessors are known: its signature and its key are
    /// checked, its place in the chain is not. For offline bundles.
    public mutating func adopt(_ entry: Entry, leafHash: Digest) throws(AdmissionError) {
        let statement = entry.statement
        guard statement.log.utf8.elementsEqual(genesis.origin.utf8) else {
            throw .otherLedger(statement.log)
        }
        guard let enrolled = keys[entry.keyID] else { throw .unknownKey(entry.keyID) }
        guard enrolled.authority == statement.issuer else {
            throw .keyOfAnother(enrolled.authority.text)
        }
        guard enrolled.endedAt == nil else { throw .keyNotInForce(entry.keyID) }
        guard entry.isSigned(by: enrolled.key) else { throw .badSignature }
        // What a correction corrects is not in the bundle: any key of an authority may have sealed
        // it, and the tree says that the ledger took the right one.
        if statement.kind != .correction {
            try requireRole(enrolled.role, for: statement.kind, statement)
        }
        let change = try structuralChange(statement, by: enrolled, isWhole: false)
        apply(change, of: entry, leafHash: leafHash, index: size)
    }

    /// Whether an entry was signed by a key that was revoked for its time.
    public func isContested(_ entry: Entry) -> Bool {
        guard let from = keys[entry.keyID]?.contestedFrom else { return false }
        return entry.statement.sequence >= from
    }
}
