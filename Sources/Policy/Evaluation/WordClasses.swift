// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// The words that a charter tells apart, field by field.
///
/// Two words that belong to the same sets of every condition are one class: if a charter only
/// asks `within EU`, the world has two countries, one in and one out. A class is a bit, so a set
/// of words is an integer and every test on words is one operation on bits.
struct WordClasses: Sendable {
    /// Bits 0 to 61; the two values beyond are ``Slot/unknown`` and ``Slot/irrelevant``.
    static let maximumCount = 62
    /// The class of the words that no condition names.
    static let other: UInt64 = 1

    private typealias Word = [UInt8]

    private var bits: [Int: [Word: UInt64]] = [:]
    /// The fields that hold more classes than there are bits.
    private(set) var overflowing: Set<Int> = []

    /// Classes for the tests of charters. A group without members on the date distinguishes
    /// nothing.
    init(of charters: [Charter], on date: CivilDate) {
        var sets: [Int: [Set<Word>]] = [:]
        for charter in charters {
            let groups = charter.vocabulary.groups
            for test in charter.tests() {
                let words = Self.words(of: test) { groups.countries(of: $0, on: date) }
                guard let words else { continue }
                let set = Set(words.map { Array($0.utf8) })
                if sets[test.field]?.contains(set) != true {
                    sets[test.field, default: []].append(set)
                }
            }
        }
        for (field, sets) in sets {
            let classes = Self.classes(of: sets)
            bits[field] = classes
            if classes == nil { overflowing.insert(field) }
        }
    }

    /// The bit of a word.
    func bit(of word: String, in field: Int) -> UInt64 {
        bits[field]?[Array(word.utf8)] ?? Self.other
    }

    /// The bits of a set of words.
    func mask(of words: [String], in field: Int) -> UInt64 {
        words.reduce(0) { $0 | bit(of: $1, in: field) }
    }

    /// Every bit that a word of the domain can have.
    func possible(in field: Int, _ domain: WordDomain) -> UInt64 {
        let named = bits[field]?.values.reduce(0, |) ?? 0
        guard case .choices(let words) = domain else { return named | Self.other }
        return mask(of: words, in: field)
    }

    /// The words of some classes, as far as they can be listed.
    func words(of mask: UInt64, in field: Int, _ domain: WordDomain) -> [String] {
        let candidates =
            domain == .text
            ? (bits[field]?.keys.map { String(decoding: $0, as: UTF8.self) }.sorted() ?? [])
            : domain.words
        return candidates.filter { bit(of: $0, in: field) & mask != 0 }
    }

    private static func words(of test: Test, members: (String) -> [String]?) -> [String]? {
        switch test {
        case .isOne(_, of: .words(let words)), .within(_, .words(let words)): words
        case .isOne(_, of: .group(let group)), .within(_, .group(let group)): members(group)
        case .contains(_, let word): [word]
        case .yes, .provided, .order: nil
        }
    }

    /// A bit for each combination of sets that some word belongs to.
    private static func classes(of sets: [Set<Word>]) -> [Word: UInt64]? {
        var (bits, known) = ([Word: UInt64](), [[Int]: UInt64]())
        let words = sets.reduce(into: Set<Word>()) { $0.formUnion($1) }
        for word in words.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let signature = sets.indices.filter { sets[$0].contains(word) }
            guard let bit = known[signature] else {
                // Bit 0 is the class of the other words.
                guard known.count + 1 < maximumCount else { return nil }
                let bit: UInt64 = 1 << (known.count + 1)
                known[signature] = bit
                bits[word] = bit
                continue
            }
            bits[word] = bit
        }
        return bits
    }
}
