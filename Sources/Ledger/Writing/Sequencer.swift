// SPDX-License-Identifier: EUPL-1.2

/// Puts the entries of many clients in order, and commits together what arrives together.
///
/// While one commit waits for the disk, what arrives joins the next: sixty-four clients cost
/// hardly more writes than one.
public actor Sequencer {
    /// The most entries of one commit: those of one bundle.
    public static let maximumBatch = 256

    private struct Pending: Sendable {
        let submission: Submission
        let answer: CheckedContinuation<Acknowledgement, any Error>
    }

    /// How many microseconds a commit waits at most for those whose last entries went together: they come back one
    /// after the other, and a commit for the first alone would hold up all the others.
    private static let patience = 300

    private let executor = BlockingExecutor(label: "feuillet.sequencer")
    private let writer: LedgerWriter
    private let inbox = Waiting<Pending>()
    /// How many went together the last time.
    private var lastCount = 1

    /// Takes the writer, which no one else can then use.
    public init(_ writer: sending LedgerWriter) {
        self.writer = writer
    }

    /// The actor's own queue: commits block.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Hands in an entry, and waits until it is acknowledged or refused.
    public nonisolated func submit(_ submission: Submission) async throws -> Acknowledgement {
        try await withCheckedThrowingContinuation { answer in
            inbox.append(Pending(submission: submission, answer: answer))
            Task { await self.commit() }
        }
    }

    /// Commits what is waiting. Another task that comes after finds nothing left.
    private func commit() {
        inbox.wait(for: lastCount, microseconds: Self.patience)
        let batch = inbox.removeFirst(Self.maximumBatch)
        guard !batch.isEmpty else { return }
        lastCount = batch.count
        do {
            let outcomes = try writer.append(batch.map(\.submission))
            for (pending, outcome) in zip(batch, outcomes) {
                pending.answer.resume(with: outcome.mapError { $0 as any Error })
            }
        } catch {
            // Nobody knows what is on disk: each client asks again after the next start.
            for pending in batch { pending.answer.resume(throwing: error) }
        }
    }
}
