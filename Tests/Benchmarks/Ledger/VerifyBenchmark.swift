// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Storage
import Transparency

/// Verifying a trail, beside a bare loop over the same bytes.
struct VerifyBenchmark {
    let store: FileStore
    let policy: TLogPolicy

    func run() throws -> [Comparison] {
        let bare = try BareRegister(store)
        let count = Double(bare.entryCount)
        var full = Comparison(
            "full verification",
            in: "entries/s",
            beside: "bare loop on all cores: EVP P-256, SHA-256 and read of the same bytes",
            goal: .atLeast(0.85)
        )
        full.run {
            count
                / seconds {
                    let result = try? LedgerVerifier(store, policy: policy).run()
                    precondition(result?.exitCode == 0, "the register is intact")
                }
        } theirs: {
            count
                / seconds { precondition(bare.verify() == bare.entryCount, "every seal is right") }
        }
        let (before, place) = (Usage.now(), store)
        let result = try LedgerVerifier(place, policy: policy).run()
        let after = Usage.now()
        precondition(result.exitCode == 0, "the register is intact")
        full.remarks.append(
            "processor \(digits((after.processor - before.processor) / count * 1e6)) µs an entry, "
                + "\(digits((after.processor - before.processor) / (after.wall - before.wall))) cores busy"
        )
        return [full]
    }
}

/// Seconds on the wall that something takes.
func seconds(_ body: () -> Void) -> Double {
    let (whole, atto) = ContinuousClock().measure(body).components
    return Double(whole) + Double(atto) * 1e-18
}
