// SPDX-License-Identifier: EUPL-1.2
import Notation
import Storage

/// Runs what the options ask for, and prints a table.
struct BenchmarkRun {
    let options: BenchmarkOptions

    func run() throws {
        var comparisons: [Comparison] = []
        func show(_ comparison: Comparison) {
            if comparisons.isEmpty { print(Comparison.header) }
            print(comparison.row)
            comparisons.append(comparison)
        }
        if let ledger = options.ledger {
            show(try ProofBenchmark(store: try FileStore(folder: ledger)).run())
            return
        }
        if ["verify", "prove", "append"].contains(where: options.includes) {
            let scratch = try ScratchStore()
            let folder = options.folder ?? scratch.store.folder
            let store = try FileStore.create(folder: folder + "/ledger")
            let guardStore = try FileStore.create(folder: folder + "/guard")
            let workload = try RegisterWorkload(in: store, guardedBy: guardStore)
            try workload.fill(options.entryCount)
            let bare = try BareRegister(store)
            if options.includes("verify") {
                let policy = try workload.policy()
                try VerifyBenchmark(store: store, policy: policy, bare: bare).run(show)
            }
            if options.includes("prove") { show(try ProofBenchmark(store: store).run()) }
            if options.includes("append") {
                // The last bundle goes on: what is read of the register is read before.
                let rate = bare.signatureRate()
                let benchmark = AppendBenchmark(workload: workload, store: guardStore)
                show(try benchmark.single())
                show(try benchmark.clients(verifications: rate))
            }
        }
        if options.includes("checker") {
            let schema = try CharterWorkload.schema()
            show(try VerdictBenchmark(schema: schema).run())
            try ManyChartersBenchmark(schema: schema).run()
            try AnalysisBenchmark(schema: schema).run()
        }
        if let path = options.json { try write(comparisons, to: path) }
    }

    private func write(_ comparisons: [Comparison], to path: String) throws {
        let folder =
            path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let json = JSONValue.array(comparisons.map(\.json))
        try FileStore(folder: folder).put(json.canonical() + [0x0A], as: name, durably: false)
    }
}
