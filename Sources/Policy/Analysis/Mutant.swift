// SPDX-License-Identifier: EUPL-1.2
import Notation

/// A rule with one small change, as a slip of the pen would make it.
struct Mutant {
    let rule: Rule
    /// What was changed.
    let change: Localized
}

extension Rule {
    /// Every rule that is one slip away from this one.
    var mutants: [Mutant] {
        var mutants: [Mutant] = []
        if let when {
            mutants.append(
                Mutant(
                    rule: replacing(when: nil, lines: lines),
                    change: Localized(french: "sans son `when`", english: "without its `when`")
                )
            )
            for slip in when.slips {
                mutants.append(
                    Mutant(rule: replacing(when: slip.condition, lines: lines), change: slip.change)
                )
            }
        }
        for place in lines.indices {
            if lines.count > 1 {
                var fewer = lines
                let dropped = fewer.remove(at: place)
                mutants.append(
                    Mutant(rule: replacing(when: when, lines: fewer), change: .without(dropped))
                )
            }
            for slip in lines[place].slips {
                var changed = lines
                changed[place] = slip.condition
                mutants.append(
                    Mutant(rule: replacing(when: when, lines: changed), change: slip.change)
                )
            }
        }
        return mutants
    }

    private func replacing(when: Condition?, lines: [Condition]) -> Rule {
        let modality: Modality =
            switch modality {
            case .require: .require(lines)
            case .forbid: .forbid(lines)
            case .recommend: .recommend(lines)
            case .judge: self.modality
            }
        return Rule(
            id: id,
            position: position,
            isInferred: isInferred,
            waiver: waiver,
            inForce: inForce,
            strengthens: strengthens,
            examples: examples,
            modality: modality,
            when: when
        )
    }
}

extension Condition {
    /// A condition one slip away, and what the slip was.
    fileprivate typealias Slip = (condition: Condition, change: Localized)

    /// Every condition that is one slip away from this one.
    fileprivate var slips: [Slip] {
        var slips: [Slip] = [(with(.not(self)), .negated(self))]
        switch kind {
        case .test(let test):
            slips += test.slips.map { (with(.test($0.test)), $0.change) }
        case .not(let inner):
            slips = inner.slips.map { (with(.not($0.condition)), $0.change) }
        case .all(let parts):
            slips.append((with(.any(parts)), .swapped(self, "and", "or")))
            slips += Self.slips(of: parts).map { (with(.all($0.parts)), $0.change) }
        case .any(let parts):
            slips.append((with(.all(parts)), .swapped(self, "or", "and")))
            slips += Self.slips(of: parts).map { (with(.any($0.parts)), $0.change) }
        }
        return slips
    }

    private func with(_ kind: Kind) -> Condition {
        Condition(kind, text: text, position: position)
    }

    /// One part dropped, or one slip in one part.
    private static func slips(
        of parts: [Condition]
    ) -> [(parts: [Condition], change: Localized)] {
        parts.indices.flatMap { place in
            var fewer = parts
            let dropped = fewer.remove(at: place)
            let changed = parts[place].slips.map { slip in
                var copy = parts
                copy[place] = slip.condition
                return (parts: copy, change: slip.change)
            }
            return (fewer.isEmpty ? [] : [(parts: fewer, change: .without(dropped))]) + changed
        }
    }
}

extension Test {
    /// Every test that is one slip away: a neighbouring comparison, a word more or less.
    fileprivate var slips: [(test: Test, change: Localized)] {
        switch self {
        case .order(let field, let comparison, let bound):
            return comparison.neighbours.map { neighbour in
                (
                    .order(field, neighbour, bound),
                    Localized(
                        french: "« \(neighbour.rawValue) » au lieu de « \(comparison.rawValue) »",
                        english: "`\(neighbour.rawValue)` in place of `\(comparison.rawValue)`"
                    )
                )
            }
        case .isOne(let field, .words(let words)):
            return Self.fewer(words) { .isOne(field, of: .words($0)) }
        case .within(let field, .words(let words)):
            return Self.fewer(words) { .within(field, .words($0)) }
        case .isOne, .within, .yes, .provided, .contains: return []
        }
    }

    private static func fewer(
        _ words: [String],
        _ test: ([String]) -> Test
    ) -> [(test: Test, change: Localized)] {
        guard words.count > 1 else { return [] }
        return words.indices.map { place in
            var rest = words
            let word = rest.remove(at: place)
            return (
                test(rest),
                Localized(
                    french: "sans « \(word) » parmi les valeurs",
                    english: "without `\(word)` among the values"
                )
            )
        }
    }
}

extension Comparison {
    /// The comparisons that a slip would make of it.
    fileprivate var neighbours: [Comparison] {
        switch self {
        case .equal: [.lessOrEqual, .greaterOrEqual]
        case .notEqual: [.less, .greater]
        case .less: [.lessOrEqual]
        case .lessOrEqual: [.less]
        case .greater: [.greaterOrEqual]
        case .greaterOrEqual: [.greater]
        }
    }
}

extension Localized {
    fileprivate static func without(_ part: Condition) -> Localized {
        Localized(french: "sans « \(part.text) »", english: "without `\(part.text)`")
    }

    fileprivate static func negated(_ part: Condition) -> Localized {
        Localized(
            french: "« \(part.text) » devenu son contraire",
            english: "`\(part.text)` turned into its opposite"
        )
    }

    fileprivate static func swapped(_ part: Condition, _ from: String, _ to: String) -> Localized {
        Localized(
            french: "« \(part.text) » avec \(to) au lieu de \(from)",
            english: "`\(part.text)` with \(to) in place of \(from)"
        )
    }
}
