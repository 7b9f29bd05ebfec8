// SPDX-License-Identifier: EUPL-1.2
import Notation
import Storage

/// Runs what the options ask for, and prints a table.
struct BenchmarkRun {
    let options: BenchmarkOptions

    func run() throws {
        var comparisons: [Comparison] = []
        func show(_ new: [Comparison]) {
            if comparisons.isEmpty { print(Comparison.header) }
            for comparison in new { print(comparison.row) }
            comparisons += new
        }
        if options.includes("verify") || options.includes("prove") {
            let scratch = try ScratchStore()
            let folder = options.folder ?? scratch.store.folder
            let store = try FileStore.create(folder: folder + "/ledger")
            let guardStore = try FileStore.create(folder: folder + "/guard")
            let workload = try RegisterWorkload(in: store, guardedBy: guardStore)
            try workload.fill(options.entryCount)
            if options.includes("verify") {
                show(try VerifyBenchmark(store: store, policy: try workload.policy()).run())
            }
        }
        if options.includes("checker") {
            let schema = try CharterWorkload.schema()
            print("charter language, one core; the quietest window of \(Window.count) counts")
            try VerdictBenchmark(schema: schema).run()
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
