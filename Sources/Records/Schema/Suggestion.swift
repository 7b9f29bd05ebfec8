// SPDX-License-Identifier: EUPL-1.2
package import Notation

/// The "did you mean" of diagnostics.
package enum Suggestion {
    /// Beyond that many, a list of possible values helps nobody.
    private static let longestList = 12
    /// No name that could be meant is longer, in bytes.
    private static let longestWord = 120

    /// The nearest candidate, then the candidates if they are few.
    package static func hint(for word: String, among candidates: [String]) -> Localized? {
        let near = nearest(to: word, among: candidates)
        let list = candidates.count <= longestList ? candidates.joined(separator: ", ") : ""
        return switch (near, list.utf8.isEmpty) {
        case (let near?, true):
            Localized(french: "vouliez-vous dire « \(near) » ?", english: "did you mean `\(near)`?")
        case (let near?, false):
            Localized(
                french: "vouliez-vous dire « \(near) » ? valeurs possibles : \(list)",
                english: "did you mean `\(near)`? possible values: \(list)"
            )
        case (nil, false):
            Localized(french: "valeurs possibles : \(list)", english: "possible values: \(list)")
        case (nil, true): nil
        }
    }

    /// The candidate that the fewest edits separate from `word`, if they are few for its length.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let word = Array(word.utf8)
        guard word.count <= longestWord else { return nil }
        let limit = max(1, word.count / 3)
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where abs(candidate.utf8.count - word.count) <= limit {
            let distance = distance(word, Array(candidate.utf8))
            guard distance <= limit, distance < best?.distance ?? .max else { continue }
            best = (candidate, distance)
        }
        return best?.candidate
    }

    /// How many insertions, deletions and replacements of a byte separate two texts, and one for
    /// two neighbours in the wrong order (Damerau's optimal string alignment).
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var before = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in a.indices {
            var current = [i + 1]
            for j in b.indices {
                let replaced = previous[j] + (a[i] == b[j] ? 0 : 1)
                var cost = min(previous[j + 1] + 1, current[j] + 1, replaced)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, before[j - 1] + 1)
                }
                current.append(cost)
            }
            before = previous
            previous = current
        }
        return previous[b.count]
    }
}
