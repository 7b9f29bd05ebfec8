// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Records
import Storage

/// Appending durably, beside the least that a disk and a processor allow.
struct AppendBenchmark {
    private static let singleCount = 64
    private static let roundCount = 8

    let workload: RegisterWorkload
    let store: FileStore

    /// One client, one entry at a time.
    func single() throws -> Comparison {
        let file = try BareFile(making: store.folder + "/bare")
        defer { try? store.remove("bare") }
        var frame: [UInt8] = []
        var comparison = Comparison(
            "one durable append, p50",
            in: "µs",
            beside: "one pwrite and fdatasync of the same bytes",
            goal: .atMost(2.2)
        )
        try comparison.run {
            var times: [Double] = []
            for submission in try workload.seal(Self.singleCount) {
                frame = Self.frame(submission)
                times.append(
                    try seconds {
                        for outcome in try workload.writer.append([submission]) {
                            _ = try outcome.get()
                        }
                    }
                )
            }
            return times.sorted()[times.count / 2] * 1e6
        } theirs: {
            let times = (0..<Self.singleCount).map { _ in seconds { file.append(frame) } }
            return times.sorted()[times.count / 2] * 1e6
        }
        return comparison
    }

    /// Sixty-four clients, each of an authority, each with its next entry once the last is acknowledged.
    ///
    /// - Parameter bare: how many signatures all cores verify in a second.
    func clients(verifications bare: Double) throws -> Comparison {
        // Nobody else uses the writer from here on.
        nonisolated(unsafe) let writer = workload.writer
        let sequencer = unsafe Sequencer(writer)
        let file = try BareFile(making: store.folder + "/bare")
        defer { try? store.remove("bare") }
        let count = RegisterWorkload.authorityCount
        var frames: [UInt8] = []
        var latencies: [Double] = []
        var comparison = Comparison(
            "64 clients, appends",
            in: "/s",
            beside: "the lesser of bare verifications a second and 64 by one commit of their bytes",
            goal: .atLeast(0.8)
        )
        try comparison.run {
            let submissions = try workload.seal(count * Self.roundCount)
            frames = submissions.prefix(count).flatMap(Self.frame)
            let time = seconds {
                blocking { await Self.submit(submissions, clients: count, to: sequencer) }
            }
            return Double(submissions.count) / time
        } theirs: {
            let times = (0..<16).map { _ in seconds { file.append(frames) } }
            latencies.append(times.sorted()[times.count / 2])
            return min(bare, Double(count) / (latencies.last ?? 1))
        }
        let commit = latencies.sorted()[latencies.count / 2]
        comparison.remarks.append(
            "bare verifications \(digits(bare)) a second; one commit of 64 entries "
                + "\(digits(commit * 1e6)) µs, \(digits(Double(count) / commit)) entries a second"
        )
        return comparison
    }

    /// Hands in each client's entries in turn, all clients at once.
    static func submit(
        _ submissions: [Submission],
        clients count: Int,
        to sequencer: Sequencer
    ) async {
        await withTaskGroup(of: Void.self) { group in
            for client in 0..<count {
                group.addTask {
                    for place in stride(from: client, to: submissions.count, by: count) {
                        do { _ = try await sequencer.submit(submissions[place]) } catch {
                            preconditionFailure("every entry is acknowledged: \(error)")
                        }
                    }
                }
            }
        }
    }

    /// As many bytes as an entry takes in the journal.
    private static func frame(_ submission: Submission) -> [UInt8] {
        submission.sealed.entry.leaf
            + submission.sealed.disclosures.flatMap { Array($0.text.utf8) }
            + [UInt8](repeating: 0, count: 92)
    }
}
