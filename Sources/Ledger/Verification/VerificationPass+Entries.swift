// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

extension VerificationPass {
    /// The entries of a bundle that were admitted, and where their files are.
    struct Turns: Sendable {
        var path = ""
        var slotPath = ""
        var list: [EntryTurn] = []
    }

    /// Admits the entries of a bundle, whose leaves are right, in their order.
    ///
    /// - Parameter repaired: those whose leaf is not what the file shows.
    /// - Returns: what is left to verify of them on every core.
    mutating func admit(_ bundle: ReadBundle, repaired: [Int: [UInt8]]) -> Turns {
        var turns = Turns(path: bundle.path, slotPath: bundle.slotPath)
        guard !replayStopped else { return turns }
        let isLast = (bundle.number + 1) * 256 >= size
        for position in 0..<bundle.width {
            let index = bundle.number * 256 + UInt64(position)
            let start = bundle.ranges[position].lowerBound
            do {
                // Of what only the hash is asked for, nothing is admitted.
                guard let asRead = bundle.items[position].entry else { return turns }
                let read = repaired[position].map(ReadBundle.entry) ?? asRead
                let entry = try read.get()
                let hash =
                    repaired[position].map { MerkleTree.leafHash($0) }
                    ?? bundle.items[position].hash
                let (key, kind) = try admit(entry, hash, isRepaired: repaired[position] != nil)
                if kind == .erasure, let record = entry.statement.record.plain {
                    erasures.append(try Erasure(record))
                }
                if kind == .assessment { assessments.append(index) }
                let slot = bundle.slots.map { $0.bytes[$0.ranges[position]] }
                if isLast {
                    tail.append(slot.map { StoredEntry(leaf: entry.leaf, slot: Array($0)) })
                }
                guard index >= attestedSize, let issuer = state?.issuers[entry.statement.issuer]
                else { continue }
                turns.list.append(
                    EntryTurn(
                        index: index,
                        entry: entry,
                        key: key,
                        issuer: issuer,
                        kind: kind,
                        slot: slot,
                        start: start,
                        slotStart: bundle.slots?.ranges[position].lowerBound ?? 0
                    )
                )
            } catch {
                if isLast { tail.append(nil) }
                stop(at: index, path: bundle.path, offset: start, error)
                break
            }
        }
        return turns
    }

    /// The first entry that cannot be admitted ends the replay: what follows rests on it.
    private mutating func stop(at index: UInt64, path: String, offset: Int, _ error: any Error) {
        replayStopped = true
        let reason = Localized(error)
        refusal = VerificationFault(
            file: path,
            entry: index,
            offset: offset,
            french:
                "l'inscription ne peut pas être admise : \(reason.french) ; les suivantes n'ont pas été rejouées",
            english:
                "the entry cannot be admitted: \(reason.english); those after it were not replayed"
        )
    }

    private mutating func admit(
        _ entry: Entry,
        _ hash: Digest,
        isRepaired: Bool
    ) throws -> (key: VerificationKey, kind: Kind) {
        let key: VerificationKey
        let kind: Kind
        var latest: UInt64?
        if state == nil {
            let first = try RegisterState(genesis: entry, leafHash: hash)
            (state, key, kind) = (first, first.genesis.registrarKey, .genesis)
        } else {
            let context = try EntryContext(of: entry.statement, in: entries)
            guard
                let enrolled = try state?.admit(
                    entry,
                    leafHash: hash,
                    context: context,
                    clock: nil,
                    verifySignature: false
                )
            else { preconditionFailure("there is a state after the genesis") }
            (key, kind, latest) = (enrolled, context.kind ?? entry.statement.kind, context.latest)
        }
        entries.append(entry, leafHash: hash, as: kind, after: latest, isRepaired: isRepaired)
        return (key, kind)
    }

    /// Takes in what was found of the entries of a bundle.
    mutating func take(_ findings: [EntryFinding]) {
        for finding in findings {
            signatureCount += finding.isSigned ? 1 : 0
            disclosureCount += finding.disclosureCount
            documents.insert(finding.documents)
            largeDisclosures.insert(finding.large)
            absent += finding.absent
            for fault in finding.faults { add(fault) }
        }
    }

    /// How many entries were sealed by a key that was revoked for their time: only the last entry of all
    /// can tell, so they are read again, if any key was.
    func contestedCount() throws -> Int {
        guard let state, state.keys.values.contains(where: { $0.contestedFrom != nil }) else {
            return 0
        }
        var count = 0
        for index in 0..<state.size where state.isContested(try entries.summary(index)) {
            count += 1
        }
        return count
    }
}
