// SPDX-License-Identifier: EUPL-1.2
import Notation

/// A measure beside its reference, window by window in turn, so that whatever else the machine does meets both.
struct Comparison {
    /// What the ratio must be.
    enum Goal {
        case atLeast(Double)
        case atMost(Double)
    }

    /// Windows after the one that warms up.
    static let windowCount = 7

    let name: String
    let unit: String
    let reference: String
    /// Nothing where there is no goal.
    let goal: Goal?
    private(set) var ours: [Double] = []
    private(set) var theirs: [Double] = []
    /// What is worth saying of it.
    var remarks: [String] = []

    init(_ name: String, in unit: String, beside reference: String, goal: Goal?) {
        (self.name, self.unit, self.reference, self.goal) = (name, unit, reference, goal)
    }

    /// Measures both in turn.
    mutating func run(
        windows: Int = windowCount,
        ours: () throws -> Double,
        theirs: () throws -> Double
    ) rethrows {
        _ = (try ours(), try theirs())
        for _ in 0..<windows {
            self.ours.append(try ours())
            self.theirs.append(try theirs())
        }
    }

    /// The ratio that decides: of the medians, or of the quietest windows, whichever is better, since noise
    /// only takes away.
    var ratio: Double {
        let medians = Self.median(ours) / Self.median(theirs)
        switch goal {
        case .atLeast, nil: return max(medians, (ours.max() ?? 0) / (theirs.max() ?? 1))
        case .atMost: return min(medians, (ours.min() ?? 0) / (theirs.min() ?? 1))
        }
    }

    var isReached: Bool {
        switch goal {
        case .atLeast(let least): ratio >= least
        case .atMost(let most): ratio <= most
        case nil: true
        }
    }

    /// Whether a small ratio is the good one.
    private var isLessBetter: Bool {
        guard case .atMost = goal else { return false }
        return true
    }

    /// Whether the windows of one side differ so much that a ratio says little.
    private var isNoisy: Bool {
        [ours, theirs].contains { ($0.max() ?? 0) > 1.3 * ($0.min() ?? 0) }
    }

    /// One row of the table.
    var row: String {
        let wanted =
            switch goal {
            case .atLeast(let value): "≥ \(digits(value))"
            case .atMost(let value): "≤ \(digits(value))"
            case nil: "—"
            }
        let parts = [
            name, Self.text(ours) + " " + unit, Self.text(theirs) + " " + unit, reference,
            digits(ratio), wanted,
            (goal == nil ? "—" : isReached ? "reached" : "missed") + (isNoisy ? ", noisy" : ""),
        ]
        return "| " + (parts).joined(separator: " | ") + " |"
            + remarks.map { "\n    " + $0 }.joined()
    }

    static let header = """
        | what | median (least – most) | reference | which is | ratio | goal | |
        |---|---|---|---|---|---|---|
        """

    var json: JSONValue {
        func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }
        return .object([
            JSONMember("name", .string(name)), JSONMember("unit", .string(unit)),
            JSONMember("reference", .string(reference)), JSONMember("ours", numbers(ours)),
            JSONMember("theirs", numbers(theirs)), JSONMember("ratio", .number(ratio)),
            JSONMember("isLessBetter", .boolean(isLessBetter)),
            JSONMember("reached", .boolean(isReached)),
            JSONMember("remarks", .array(remarks.map { .string($0) })),
        ])
    }

    private static func text(_ values: [Double]) -> String {
        "\(digits(median(values))) (\(digits(values.min() ?? 0)) – \(digits(values.max() ?? 0)))"
    }

    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }
}

/// A number with two digits after the point if it is small, else with none.
func digits(_ value: Double) -> String {
    guard value < 1000 else { return String(Int(value.rounded())) }
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
