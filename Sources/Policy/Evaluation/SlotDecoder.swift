// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Turns slots back into answers that a person can read: the way back from ``Slot``.
struct SlotDecoder {
    let classes: WordClasses

    /// An answer that has a slot's value, close to the present one; nothing if no word can be named.
    func value(
        of slot: Int64,
        at place: Int,
        _ field: Field,
        keeping current: FactValue? = nil
    ) -> FactValue? {
        switch field.type {
        case .boolean: return .boolean(slot == 1)
        case .reference, .document: return slot == 1 ? .evidence(Evidence()) : .noEvidence
        case .word(let domain):
            let words = classes.words(of: UInt64(bitPattern: slot), in: place, domain)
            return representative(of: words, domain).map(FactValue.word)
        case .words(let domain): return words(slot, place, domain, keeping: current)
        case .quantity: return Quantity(millionths: slot).map(FactValue.quantity)
        case .date: return CivilDate(dayNumber: Int(slot)).map(FactValue.date)
        case .duration: return duration(slot).map(FactValue.duration)
        }
    }

    /// One word for each class, those that are declared first.
    private func words(
        _ slot: Int64,
        _ place: Int,
        _ domain: WordDomain,
        keeping current: FactValue?
    ) -> FactValue? {
        var declared: [String] = []
        if case .words(let words)? = current { declared = words }
        var words: [String] = []
        for bit in Self.bits(of: UInt64(bitPattern: slot)) {
            let kept = declared.filter { classes.bit(of: $0, in: place) == bit }
            guard kept.isEmpty else {
                words += kept
                continue
            }
            let possible = classes.words(of: bit, in: place, domain)
            guard let word = representative(of: possible, domain) else { return nil }
            words.append(word)
        }
        return .words(words)
    }

    /// In months if the charter counts so, else in whole days.
    private func duration(_ microdays: Int64) -> CivilDuration? {
        let (month, day): (Int64, Int64) = (30_436_875, 1_000_000)
        let year: Int64 = 365_242_500
        if microdays % month == 0, let months = CivilDuration(Int(microdays / month), .months) {
            return months
        }
        if microdays % year == 0 { return CivilDuration(Int(microdays / year), .years) }
        return microdays % day == 0 ? CivilDuration(Int(microdays / day), .days) : nil
    }

    /// France if it is among them, so that a French city reads a likely example. Of texts, any that
    /// no rule names.
    private func representative(of words: [String], _ domain: WordDomain) -> String? {
        if words.isEmpty, case .text = domain { return "…" }
        return words.contains("FR") ? "FR" : words.first
    }

    private static func bits(of mask: UInt64) -> [UInt64] {
        (0..<WordClasses.maximumCount).map { 1 << $0 }.filter { mask & $0 != 0 }
    }
}
