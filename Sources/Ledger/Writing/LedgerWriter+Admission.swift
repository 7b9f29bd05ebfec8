// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

extension LedgerWriter {
    /// Checks an entry and takes it into the state, and puts what it needs on disk beforehand.
    ///
    /// - Throws: an error of the store; a refusal is an outcome.
    func admit(_ submission: Submission, time: Timestamp) throws -> Result<Admitted, LedgerError> {
        let sealed = submission.sealed
        if let outcome = try place(of: sealed.entry) { return outcome }
        let entry = sealed.entry
        guard let (index, record, issues) = look(at: sealed) else { return .failure(.notALedger) }
        let impossible = issues.filter { $0.severity == .impossible }
        let documents: [String: [UInt8]]
        switch try self.documents(of: record, submission) {
        case .success(let found): documents = found
        case .failure(let error): return .failure(error)
        }
        do throws(AdmissionError) {
            guard impossible.isEmpty else { throw .badRecord(impossible) }
            // The state changes last: whatever refuses an entry leaves no trace of it.
            try self.state?.admit(entry, leafHash: MerkleTree.leafHash(entry.leaf), clock: time)
        } catch {
            return .failure(.refused(error))
        }
        for (digest, bytes) in documents.sorted(by: { $0.key < $1.key }) {
            try putReadingBack(bytes, as: LedgerName.document(digest))
        }
        for disclosure in sealed.disclosures
        where disclosure.text.utf8.count >= StoredEntry.largeByteCount {
            try putReadingBack(
                Array(disclosure.text.utf8),
                as: LedgerName.largeDisclosure(disclosure.digest)
            )
        }
        return .success(Admitted(index: index, warnings: issues, wasThere: false))
    }

    /// What an entry would be: its place, its values, and what is odd about them.
    ///
    /// The state is looked at here and let go: while two hold it, a change copies it whole.
    private func look(
        at sealed: SealedEntry
    ) -> (index: UInt64, record: Record, issues: [RecordIssue])? {
        guard let state else { return nil }
        let statement = sealed.entry.statement
        let record = sealed.record(as: effectiveKind(of: sealed.entry, in: state))
        let issues = statement.kind.isStructural ? [] : state.issues(record, of: statement)
        return (state.size, record, issues)
    }

    /// What an entry counts as; its own kind if what it corrects is not there.
    private func effectiveKind(of entry: Entry, in state: RegisterState) -> Kind {
        guard entry.statement.kind == .correction,
            let target = entry.statement.references["corrects"]?.first,
            let index = state.index(of: target)
        else { return entry.statement.kind }
        return state.entries[Int(index)].effectiveKind
    }

    /// The outcome of an entry whose place in its chain is taken: by itself, or by another.
    private func place(of entry: Entry) throws -> Result<Admitted, LedgerError>? {
        guard let state else { return nil }
        let statement = entry.statement
        guard let issuer = state.issuers[statement.issuer],
            statement.sequence < issuer.nextSequence
        else { return nil }
        let found = state.entries.firstIndex {
            $0.issuer == statement.issuer && $0.sequence == statement.sequence
        }
        guard let found else { return nil }
        let isSame = state.entries[found].leafHash == MerkleTree.leafHash(entry.leaf)
        guard try isSame || hasSameInput(entry, UInt64(found)) else {
            return .failure(.conflict(index: UInt64(found)))
        }
        return .success(Admitted(index: UInt64(found), warnings: [], wasThere: true))
    }

    /// Whether another signature of the very same statement is there.
    private func hasSameInput(_ entry: Entry, _ index: UInt64) throws -> Bool {
        let stored =
            index / 256 == edge.size / 256
            ? tail : try LedgerReader.entries(store, bundle: index / 256, size: edge.size)
        return try Entry(leaf: stored[Int(index % 256)].leaf).signingInput == entry.signingInput
    }

    private func documents(
        of record: Record,
        _ submission: Submission
    ) throws -> Result<[String: [UInt8]], LedgerError> {
        var given: [String: [UInt8]] = [:]
        for bytes in submission.documents {
            guard bytes.count <= Submission.maximumDocumentByteCount else {
                return .failure(.documentTooLong(Submission.maximumDocumentByteCount))
            }
            given[SHA256.hash(bytes).description] = bytes
        }
        var wanted: [String: [UInt8]] = [:]
        for document in record.values["documents"] ?? [] {
            guard let digest = document["sha256"]?.string else { continue }
            if let bytes = given[digest] {
                wanted[digest] = bytes
            } else if try store.read(LedgerName.document(digest)) == nil {
                return .failure(.documentMissing(digest))
            }
        }
        return .success(wanted)
    }

    private func putReadingBack(_ bytes: [UInt8], as name: String) throws {
        if try store.read(name) == bytes { return }
        try store.put(bytes, as: name, durably: true)
        guard try store.read(name) == bytes else { throw LedgerError.readBackDiffers(name) }
    }
}
