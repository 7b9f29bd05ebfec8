// SPDX-License-Identifier: EUPL-1.2
import Policy
import Testing

@Suite("Truth") struct TruthTests {
    @Test(arguments: Truth.allCases, Truth.allCases)
    func `and and or do not depend on the order`(_ a: Truth, _ b: Truth) {
        #expect(a.and(b) == b.and(a))
        #expect(a.or(b) == b.or(a))
    }

    @Test(arguments: Truth.allCases, Truth.allCases)
    func `De Morgan's laws hold`(_ a: Truth, _ b: Truth) {
        #expect(a.and(b).negated == a.negated.or(b.negated))
        #expect(a.or(b).negated == a.negated.and(b.negated))
    }

    @Test(arguments: Truth.allCases)
    func `twice negated is the same`(_ a: Truth) {
        #expect(a.negated.negated == a)
    }

    @Test(arguments: [
        (Truth.fails, Truth.unknown, Truth.fails, Truth.unknown),
        (.holds, .unknown, .unknown, .holds),
        (.unknown, .unknown, .unknown, .unknown),
        (.holds, .fails, .fails, .holds),
    ])
    func `follows the strong Kleene tables`(_ a: Truth, _ b: Truth, _ and: Truth, _ or: Truth) {
        #expect(a.and(b) == and)
        #expect(a.or(b) == or)
    }

    @Test(arguments: Truth.allCases, Truth.allCases)
    func `a known answer never changes when an unknown one becomes known`(_ a: Truth, _ b: Truth) {
        for known in [Truth.fails, .holds] {
            if a == .unknown, a.and(b) != .unknown { #expect(known.and(b) == a.and(b)) }
            if a == .unknown, a.or(b) != .unknown { #expect(known.or(b) == a.or(b)) }
        }
    }
}
