// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Looks for the fewest choices whose change mends a broken rule and breaks no rule that held.
final class RemedyFinder {
    /// As many ways out as a person wants to read.
    static let maximumCount = 3
    /// The most trials for one rule.
    static let maximumTrials = 400

    private let declaration: Declaration
    private let charters: [CompiledCharter]
    /// For each charter, the rules in force that no completion of the facts breaks, as things stand.
    private let holding: [[Bool]]
    /// The answers that others contradict, as things stand. A change adds none: what it makes irrelevant is set
    /// aside.
    private let contradicted: Set<FieldPath>
    /// Which changes break no rule that held: the same ones mend rules of many charters, and each is tried on
    /// all of them.
    private var harmless: [[FieldPath: FactValue]: Bool] = [:]

    init(_ declaration: Declaration, _ charters: [CompiledCharter]) {
        self.declaration = declaration
        self.charters = charters
        contradicted = Set(
            charters.flatMap { charter in
                charter.facts(of: declaration).contradicted.keys.map {
                    charter.charter.schema.fields[$0].path
                }
            }
        )
        holding = charters.map { charter in
            let facts = charter.facts(of: declaration)
            return charter.rules.map { charter.isInForce($0.rule) && charter.isKept($0, facts) }
        }
    }

    /// Remedies of one change, or of two if no single one will do.
    func remedies(for rule: CompiledRule, in charter: CompiledCharter) -> [Remedy] {
        let slots = charter.slots(of: declaration)
        let choices = rule.fields.filter { charter.charter.schema.fields[$0].nature == .choice }
        let changes = choices.map { field in
            candidates(field, rule, charter, slots)
        }
        var trials = 0
        let single = changes.flatMap(\.self).map { [$0] }
        let found = single.filter { mends($0, rule, charter, &trials) }
        if !found.isEmpty {
            return found.prefix(Self.maximumCount).map { remedy($0, in: charter) }
        }
        var pairs: [Remedy] = []
        for (place, firsts) in changes.enumerated() {
            for first in firsts {
                for second in changes[(place + 1)...].flatMap(\.self)
                where pairs.count < Self.maximumCount && trials < Self.maximumTrials {
                    guard mends([first, second], rule, charter, &trials) else { continue }
                    pairs.append(remedy([first, second], in: charter))
                }
            }
        }
        return pairs
    }

    private func remedy(_ changes: [Change], in charter: CompiledCharter) -> Remedy {
        let fields = charter.charter.schema.fields
        let outdated = charter.facts(of: changed(by: changes)).contradicted.keys.sorted()
            .map { fields[$0] }.filter { !contradicted.contains($0.path) }
        return Remedy(changes: changes, removing: outdated)
    }

    private func changed(by changes: [Change]) -> Declaration {
        let values = changes.map { ($0.field.path, DeclaredFact(.known($0.to))) }
        return declaration.replacing(Dictionary(values) { $1 })
    }

    private func mends(
        _ changes: [Change],
        _ rule: CompiledRule,
        _ charter: CompiledCharter,
        _ trials: inout Int
    ) -> Bool {
        trials += 1
        guard trials <= Self.maximumTrials else { return false }
        let values = Dictionary(changes.map { ($0.field.path, $0.to) }) { $1 }
        let changed = changed(by: changes)
        guard charter.isKept(rule, facts(of: changed, in: charter)) else { return false }
        if let known = harmless[values] { return known }
        let result = breaksNothing(values.keys, changed)
        harmless[values] = result
        return result
    }

    private func facts(of changed: Declaration, in charter: CompiledCharter) -> CharterFacts {
        charter.facts(of: changed)
            .doubting(
                only: Set(contradicted.compactMap { charter.charter.schema.place(of: $0.text) })
            )
    }

    /// Whether every rule that held still does, with those fields changed.
    private func breaksNothing(
        _ paths: some Collection<FieldPath>,
        _ changed: Declaration
    ) -> Bool {
        for (place, other) in charters.enumerated() {
            let fields = paths.compactMap { other.charter.schema.place(of: $0.text) }
            // A rule that reads none of them stands as it stood.
            let touched = other.rules.indices.filter { index in
                holding[place][index] && other.rules[index].fields.contains(where: fields.contains)
            }
            guard !touched.isEmpty else { continue }
            let facts = facts(of: changed, in: other)
            guard touched.allSatisfy({ other.isKept(other.rules[$0], facts) }) else { return false }
        }
        return true
    }

    /// The values of a choice that the rule tells apart from the present one, nearest first.
    private func candidates(
        _ place: Int,
        _ rule: CompiledRule,
        _ charter: CompiledCharter,
        _ slots: [Int64]
    ) -> [Change] {
        let field = charter.charter.schema.fields[place]
        var instructions = (rule.when?.instructions ?? []) + (rule.demand?.instructions ?? [])
        for guarding in charter.guards { instructions += guarding?.instructions ?? [] }
        // What other rules tell apart matters too: one of two values may break one of them. The
        // subsets of a set would be too many.
        if case .words = field.type {
        } else {
            for other in charter.rules {
                instructions +=
                    (other.when?.instructions ?? []) + (other.demand?.instructions ?? [])
            }
        }
        let present = slots[place]
        var cells = Cells(
            place,
            field.type,
            instructions,
            charter.classes,
            preferring: present > Slot.irrelevant ? UInt64(bitPattern: present) : 0
        ).values(slots)
        cells.removeAll { $0 == present }
        if case .date = field.type {
            // What is over cannot be chosen any more.
            cells.removeAll { $0 < Int64(charter.date.dayNumber) }
        }
        if present > Slot.irrelevant { Self.sort(&cells, field.type, by: present) }
        let current = declaration[field.path]
        let decoder = SlotDecoder(classes: charter.classes)
        return cells.compactMap { cell in
            decoder.value(of: cell, at: place, field, keeping: current.value).map { value in
                Change(
                    field: field,
                    from: current,
                    to: value,
                    conditions: conditions(on: place, of: rule.rule)
                )
            }
        }
    }

    /// Nearest first: the fewest words added or removed, the smallest step.
    private static func sort(_ cells: inout [Int64], _ type: FieldType, by present: Int64) {
        switch type {
        case .words:
            cells.sort { ($0 ^ present).nonzeroBitCount < ($1 ^ present).nonzeroBitCount }
        case .quantity, .duration, .date:
            func distance(_ cell: Int64) -> UInt64 {
                cell > present ? UInt64(cell - present) : UInt64(present - cell)
            }
            cells.sort { distance($0) < distance($1) }
        case .boolean, .word, .reference, .document: break
        }
    }

    private func conditions(on place: Int, of rule: Rule) -> [String] {
        ((rule.when.map { [$0] } ?? []) + rule.lines).flatMap(\.leaves)
            .filter { leaf in
                var reads = false
                leaf.forEachTest { reads = reads || $0.fields.contains(place) }
                return reads
            }
            .map(\.text)
    }
}
