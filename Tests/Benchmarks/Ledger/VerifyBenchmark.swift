// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Storage
import Transparency

/// Verifying a trail, beside a bare loop over the same bytes.
struct VerifyBenchmark {
    let store: FileStore
    let policy: TLogPolicy
    let bare: BareRegister

    func run(_ show: (Comparison) -> Void) throws {
        let count = Double(bare.entryCount)
        var full = Comparison(
            "full verification",
            in: "entries/s",
            beside: "bare loop on all cores: EVP P-256, SHA-256 and read of the same bytes",
            goal: .atLeast(0.85)
        )
        try full.run {
            count / (try seconds { try verify(.everything) })
        } theirs: {
            count / seconds { precondition(bare.verify(hasValues: true) == bare.entryCount) }
        }
        full.remarks.append(try remark(.everything))
        let most = Double(Usage.peakMemory) / 1_048_576
        full.remarks.append("peak memory with all that the benchmark holds: \(digits(most)) MiB")
        show(full)
        var signatures = Comparison(
            "leaves, admission and signatures",
            in: "entries/s",
            beside: "bare loop on all cores: EVP P-256, SHA-256 and read of the leaves",
            goal: nil
        )
        try signatures.run {
            count / (try seconds { try verify(.signatures) })
        } theirs: {
            count / seconds { precondition(bare.verify(hasValues: false) == bare.entryCount) }
        }
        show(signatures)
        show(try tree())
        show(try fromEarlier())
    }

    private func tree() throws -> Comparison {
        let mebibytes = Double(bare.byteCount) / 1_048_576
        var tree = Comparison(
            "tree only",
            in: "MiB/s",
            beside: "bare loop on all cores: SHA-256 and read of the leaves",
            goal: .atLeast(0.8)
        )
        try tree.run {
            mebibytes / (try seconds { try verify(.tree) })
        } theirs: {
            mebibytes / seconds { precondition(bare.hash() == bare.entryCount) }
        }
        tree.remarks.append(try remark(.tree))
        return tree
    }

    /// From a checkpoint of the same size: what is verified again of what was verified before.
    private func fromEarlier() throws -> Comparison {
        let checkpoint = try LedgerReader(store).checkpoint.note.bytes
        let count = Double(bare.entryCount)
        var earlier = Comparison(
            "from an earlier checkpoint",
            in: "entries/s",
            beside: "bare loop on all cores: SHA-256 and read of the leaves",
            goal: nil
        )
        try earlier.run {
            count
                / (try seconds {
                    let result = try LedgerVerifier(
                        store,
                        policy: policy,
                        earlier: .checkpoint(checkpoint),
                        isIncremental: true
                    ).run()
                    precondition(result.exitCode == 0 && result.continues == true)
                })
        } theirs: {
            count / seconds { precondition(bare.hash() == bare.entryCount) }
        }
        return earlier
    }

    private func verify(_ extent: LedgerVerifier.Extent) throws {
        let result = try LedgerVerifier(store, extent: extent, policy: policy).run()
        // What was verified in part says so.
        precondition(result.exitCode == (extent == .everything ? 0 : 4), "the register is intact")
    }

    private func remark(_ extent: LedgerVerifier.Extent) throws -> String {
        let before = Usage.now()
        try verify(extent)
        let after = Usage.now()
        let (processor, count) = (after.processor - before.processor, Double(bare.entryCount))
        return "processor \(digits(processor / count * 1e6)) µs an entry, "
            + "\(digits(processor / (after.wall - before.wall))) cores busy, "
            + "\(digits(Double(after.calls - before.calls) / count * 256)) reads a bundle"
    }
}

/// Seconds on the wall that something takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let (whole, atto) = try ContinuousClock().measure(body).components
    return Double(whole) + Double(atto) * 1e-18
}
