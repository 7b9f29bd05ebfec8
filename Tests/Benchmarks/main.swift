// SPDX-License-Identifier: EUPL-1.2
// Benchmarks, each beside a reference measured in the same run: benchmarks [PART…] [--entries N] [--json FILE].
// Parts: checker, verify, append, prove. Without one, all of them.

var options = BenchmarkOptions()
options.read(Array(CommandLine.arguments.dropFirst()))
if let count = options.instructionCount {
    // For `instructions`: that many runs over ten rules, and nothing else.
    try InstructionRun(schema: try CharterWorkload.schema()).run(options.parts[0], count: count)
} else {
    try BenchmarkRun(options: options).run()
}
