// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Records
import Transparency

/// Seals many records one after the other, and appends them by the bundle.
///
/// What a crash keeps from being acknowledged needs no outbox: the file that is imported is read again,
/// and what is in the ledger is found there.
final class BulkSeal {
    /// The entries of one commit: those of one bundle.
    private static let batchCount = 256

    private let writer: LedgerWriter
    private let kept: KeptKey
    private var place: ChainPlace
    private var batch: [(submission: Submission, row: Int)] = []
    /// How many entries the ledger took.
    private(set) var appendedCount = 0

    /// A run of seals by one key at the end of its authority's chain.
    init(_ writer: LedgerWriter, key kept: KeptKey, after place: ChainPlace) {
        self.writer = writer
        self.kept = kept
        self.place = place
    }

    /// Seals a record, to be appended with those around it.
    ///
    /// - Parameter row: the row of the file, for messages.
    /// - Returns: the leaf hash that the entry will have.
    func add(
        _ record: Record,
        subject: String,
        references: [String: [Digest]],
        documents: [[UInt8]] = [],
        row: Int
    ) throws -> Digest {
        let sealed = try SealedEntry(
            record: record,
            statement: { content in
                place.statement(
                    record.kind,
                    subject: subject,
                    references: references,
                    record: content,
                    now: Terminal.now()
                )
            },
            key: kept.key,
            random: .system
        )
        place = ChainPlace(after: sealed.entry)
        batch.append((Submission(sealed, documents: documents), row))
        if batch.count >= Self.batchCount { try flush() }
        return MerkleTree.leafHash(sealed.entry.leaf)
    }

    /// Whether a record of that subject waits to be appended.
    func isWaiting(_ kind: Kind, _ subject: String) -> Bool {
        batch.contains { item in
            let statement = item.submission.sealed.entry.statement
            return statement.kind == kind && statement.subject == subject
        }
    }

    /// Appends what waits.
    func flush() throws {
        guard !batch.isEmpty else { return }
        let batch = batch
        self.batch = []
        let outcomes = try writer.append(batch.map(\.submission))
        for (outcome, item) in zip(outcomes, batch) {
            guard case .failure(let error) = outcome else {
                appendedCount += 1
                continue
            }
            let failure = CommandError(error)
            throw CommandError(
                failure.code,
                "ligne \(item.row) : \(failure.message) ; ce qui précède est inscrit (\(appendedCount) inscriptions), et l'import se reprend là une fois cette ligne corrigée",
                "row \(item.row): \(failure.message); what stands before it is recorded (\(appendedCount) entries), and the import goes on from there once this row is mended"
            )
        }
    }
}
