// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// Ten rules over one declaration, against the same ten rules written by hand.
struct VerdictBenchmark {
    let schema: Vocabulary

    func run() throws -> Comparison {
        let date = try CharterWorkload.date()
        let rules = (0..<10).map { rule in
            "{id: R\(rule), when: f\(rule * 3), require: 'f\(rule * 3 + 2) <= 2000 EUR"
                + " or f\(rule * 3 + 1) in [a, b]'}"
        }
        let charter = try CharterWorkload.charter("ten", rules: rules, schema)
        let compiled = CompiledCharter(charter, on: date)
        let slots = compiled.slots(of: CharterWorkload.declaration(schema))
        let facts = HandWritten(CharterWorkload.declaration(schema), schema.schema)
        guard compiled.violationCount(slots) == facts.violationCount() else {
            throw CharterWorkload.Failure(what: "the two do not agree")
        }
        var comparison = Comparison(
            "broken ones of ten rules, one core",
            in: "/s",
            beside: "the same ten rules by hand over the same facts",
            goal: .atLeast(0.33)
        )
        comparison.run(windows: Window.count) {
            1
                / Window.seconds(calls: 20_000, windows: 3) {
                    Window.keep(compiled.violationCount(slots))
                }
        } theirs: {
            1 / Window.seconds(calls: 20_000, windows: 3) { Window.keep(facts.violationCount()) }
        }
        return comparison
    }
}

/// The same ten rules as a programmer would write them, over the same facts with their unknowns.
private struct HandWritten {
    private var flags: [Bool?] = []
    private var words: [UInt8?] = []
    private var amounts: [Int64?] = []

    init(_ declaration: Declaration, _ schema: UseSchema) {
        for rule in 0..<10 {
            var (flag, word, amount) = (Bool?.none, UInt8?.none, Int64?.none)
            for (offset, field) in schema.fields[(rule * 3)..<(rule * 3 + 3)].enumerated() {
                switch (offset, declaration[field.path].value) {
                case (0, .boolean(let value)?): flag = value
                case (1, .word(let value)?): word = value.utf8.first
                case (2, .quantity(let value)?): amount = value.millionths
                default: break
                }
            }
            flags.append(flag)
            words.append(word)
            amounts.append(amount)
        }
    }

    @inline(never)
    func violationCount() -> Int {
        var count = 0
        for rule in 0..<10 {
            guard flags[rule] == true, let amount = amounts[rule], amount > 2_000_000_000,
                let word = words[rule], word != UInt8(ascii: "a"), word != UInt8(ascii: "b")
            else { continue }
            count += 1
        }
        return count
    }
}

/// A ratio with two digits.
func ratio(_ a: Double, _ b: Double) -> String {
    let hundredths = Int(a / b * 100 + 0.5)
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
