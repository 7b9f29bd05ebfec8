// SPDX-License-Identifier: EUPL-1.2
import Notation

/// A condition in which every name exists and every type agrees.
struct Condition: Sendable {
    /// What a condition can be. A definition has been replaced by what it stands for.
    indirect enum Kind: Sendable {
        case test(Test)
        case not(Condition)
        case all([Condition])
        case any([Condition])
    }

    /// The most tests that a condition may come to once its definitions are replaced: ten
    /// definitions that each name the previous one twice would otherwise make a thousand tests.
    static let maximumSize = 1_000
    /// The deepest nesting once definitions are replaced; the evaluator's stack has that many.
    static let maximumDepth = 62

    let kind: Kind
    /// The words of the condition.
    let text: String
    let position: Position
    /// How many tests it holds.
    let size: Int
    /// How deep it nests.
    let depth: Int

    init(_ kind: Kind, text: String, position: Position) {
        self.kind = kind
        self.text = text
        self.position = position
        switch kind {
        case .test: (size, depth) = (1, 1)
        case .not(let inner): (size, depth) = (inner.size, inner.depth + 1)
        case .all(let parts), .any(let parts):
            size = parts.reduce(0) { $0 + $1.size }
            depth = 1 + (parts.map(\.depth).max() ?? 0)
        }
    }

    /// Whether the evaluator takes it.
    var isSmallEnough: Bool { size <= Self.maximumSize && depth <= Self.maximumDepth }

    /// Calls `visit` with every test, in the order of the text.
    func forEachTest(_ visit: (Test) -> Void) {
        switch kind {
        case .test(let test): visit(test)
        case .not(let inner): inner.forEachTest(visit)
        case .all(let parts), .any(let parts):
            for part in parts { part.forEachTest(visit) }
        }
    }

    /// The smallest conditions whose truth a report shows: tests, and tests under a `not`.
    var leaves: [Condition] {
        switch kind {
        case .test: [self]
        case .not(let inner):
            if case .test = inner.kind { [self] } else { inner.leaves }
        case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
        }
    }
}
