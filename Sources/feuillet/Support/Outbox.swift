// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Records
import Storage
import Transparency

/// Entries that were sealed and are not yet acknowledged: a file each, written before the entry
/// is sent and removed after its receipt is there, so that a crash loses no seal.
struct Outbox {
    private let store: FileStore

    /// The outbox beside a ledger.
    init(beside ledger: String) throws {
        let trimmed = ledger.hasSuffix("/") ? String(ledger.dropLast()) : ledger
        store = try FileStore.create(folder: trimmed + ".outbox")
    }

    /// Sends an entry.
    ///
    /// - Parameter keepsAfterConflict: whether the file stays, to be sealed again, when another
    ///   entry took its place; an entry that came from a file of its own has one already.
    func send(
        _ submission: Submission,
        to writer: LedgerWriter,
        keepsAfterConflict: Bool = true
    ) throws -> Acknowledgement {
        let name = "\(submission.sealed.entry.signingInputDigest).entry"
        // Whoever has a writer has the ledger's lock: what is half written here is nobody's any more.
        try store.removeTemporaryObjects()
        try store.put(submission.sealed.file, as: name, durably: true)
        let outcomes = try writer.append([submission])
        try forgetRecorded(writer)
        guard let outcome = outcomes.first else {
            throw CommandError(.storage, "aucune réponse du registre", "the ledger gave no answer")
        }
        switch outcome {
        case .failure(.conflict(let index)) where keepsAfterConflict:
            let path = store.folder + "/" + name
            throw CommandError(
                .refused,
                "l'inscription \(index) a pris ce rang entre-temps ; scellez à nouveau avec `feuillet resceller \(path)`",
                "entry \(index) took this place meanwhile; seal again with `feuillet resign \(path)`"
            )
        case .failure(.documentMissing) where keepsAfterConflict: break
        // A clock that was put right admits it tomorrow.
        case .failure(.refused(let reason)) where reason.isAboutTime: break
        // Any other refusal is final: the entry will never be admitted as it is.
        default: try store.remove(name)
        }
        return try outcome.get()
    }

    /// Removes what is in the ledger: a crash kept its file, and what is erased there must not stay here.
    private func forgetRecorded(_ writer: LedgerWriter) throws {
        for object in try store.list("") where object.name.hasSuffix(".entry") {
            guard let bytes = try store.read(object.name),
                let sealed = try? SealedEntry(file: bytes),
                try writer.index(of: MerkleTree.leafHash(sealed.entry.leaf)) != nil
            else { continue }
            try store.remove(object.name)
        }
    }

    /// What a crash left, by file.
    func pending() throws -> [(name: String, sealed: SealedEntry)] {
        try store.list("").filter { $0.name.hasSuffix(".entry") }.compactMap { object in
            try store.read(object.name).map { (object.name, try SealedEntry(file: $0)) }
        }
    }

    /// Forgets a file whose entry is in the ledger.
    func forget(_ name: String) throws { try store.remove(name) }
}
