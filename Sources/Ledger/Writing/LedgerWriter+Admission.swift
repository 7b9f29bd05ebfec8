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
    func admit(
        _ submission: Submission,
        _ preview: Preview?,
        time: Timestamp
    ) throws -> Result<Admitted, LedgerError> {
        let sealed = submission.sealed
        if let outcome = try place(of: sealed.entry) { return outcome }
        let entry = sealed.entry
        guard let register else { return .failure(.notALedger) }
        let index = register.state.size
        let (record, issues) =
            try preview.map { ($0.record, $0.issues) } ?? look(at: sealed, in: register)
        let impossible = issues.filter { $0.severity == .impossible }
        let documents: [String: [UInt8]]
        switch try self.documents(of: record, submission) {
        case .success(let found): documents = found
        case .failure(let error): return .failure(error)
        }
        do {
            guard impossible.isEmpty else { throw AdmissionError.badRecord(impossible) }
            // The state changes last: whatever refuses an entry leaves no trace of it.
            try register.admit(entry, clock: time, verifiedWith: preview?.key)
        } catch let error as AdmissionError {
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

    /// What can be said of several submissions before their turn, on every core; of one there is nothing to gain.
    func previews(of submissions: [Submission]) -> [Preview?] {
        guard submissions.count > 1, let state else { return submissions.map { _ in nil } }
        return Parallel.map(submissions) { Preview($0, in: state) }
    }

    /// The values of an entry, and what is odd about them.
    private func look(
        at sealed: SealedEntry,
        in register: Register
    ) throws -> (record: Record, issues: [RecordIssue]) {
        let statement = sealed.entry.statement
        let kind = try register.effectiveKind(of: statement) ?? statement.kind
        let record = sealed.record(as: kind)
        let issues =
            statement.kind.isStructural ? [] : register.state.issues(record, of: statement)
        return (record, issues)
    }

    /// The outcome of an entry whose place in its chain is taken: by itself, or by another.
    private func place(of entry: Entry) throws -> Result<Admitted, LedgerError>? {
        guard let register else { return nil }
        let statement = entry.statement
        guard let issuer = register.state.issuers[statement.issuer],
            statement.sequence < issuer.nextSequence,
            let found = try register.entry(at: statement.sequence, of: statement.issuer)
        else { return nil }
        // Another signature of the very same statement is the same entry.
        guard try register.entry(found).signingInput == entry.signingInput else {
            return .failure(.conflict(index: found))
        }
        return .success(Admitted(index: found, warnings: [], wasThere: true))
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
