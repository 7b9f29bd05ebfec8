// SPDX-License-Identifier: EUPL-1.2
// Benchmarks, each beside a reference measured in the same run: benchmarks [PART…] [--entries N] [--json FILE] [--ledger FOLDER].
// With --ledger, proofs alone, from a ledger that is there.
// Parts: checker, verify, append, prove. Without one, all of them.

var options = BenchmarkOptions()
options.read(Array(CommandLine.arguments.dropFirst()))
if let count = options.count, let name = options.parts.first {
    // For `instructions` and `calls`: that much of one kind of work, and nothing else.
    try CountedRun(name: name, count: count).run()
} else {
    try BenchmarkRun(options: options).run()
}
