// SPDX-License-Identifier: EUPL-1.2

/// What is measured.
struct BenchmarkOptions {
    /// The parts; none for all.
    var parts: [String] = []
    /// How many entries the register has.
    var entryCount = 20_000
    /// Where the register is made and stays; without it, in a folder that goes away.
    var folder: String?
    /// A ledger that is there, to prove from, in place of one that is made.
    var ledger: String?
    /// Where the figures go as JSON.
    var json: String?
    /// How much work is done for a counter of instructions.
    var count: Int?

    mutating func read(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--entries": entryCount = rest.popFirst().flatMap { Int($0) } ?? entryCount
            case "--folder": folder = rest.popFirst()
            case "--ledger": ledger = rest.popFirst()
            case "--json": json = rest.popFirst()
            default:
                if let count = Int(argument) {
                    self.count = count
                } else {
                    parts.append(argument)
                }
            }
        }
    }

    func includes(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }
}
