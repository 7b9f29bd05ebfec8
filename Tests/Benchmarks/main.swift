// SPDX-License-Identifier: EUPL-1.2
// Benchmarks of the checker, each beside a reference measured in the same run.

let schema = try Workload.schema()
let arguments = CommandLine.arguments.dropFirst()
if let name = arguments.first, let count = arguments.dropFirst().first.flatMap({ Int($0) }) {
    // For `instructions`: that many runs over ten rules, and nothing else.
    try InstructionRun(schema: schema).run(name, count: count)
} else {
    print("charter language, one core; the quietest window of \(Window.count) counts")
    try VerdictBenchmark(schema: schema).run()
    try ManyChartersBenchmark(schema: schema).run()
    try AnalysisBenchmark(schema: schema).run()
}
