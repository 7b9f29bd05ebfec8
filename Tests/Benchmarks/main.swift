// SPDX-License-Identifier: EUPL-1.2
// Benchmarks of the checker, each beside a reference measured in the same run.
import Notation
import Policy
import Records

let schema = try Workload.schema()
print("charter language, one core; the quietest window of \(Window.count) counts")
try VerdictBenchmark(schema: schema).run()
try ManyChartersBenchmark(schema: schema).run()
try AnalysisBenchmark(schema: schema).run()
