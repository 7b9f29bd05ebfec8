// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Finds the fields that a rule reads where they may be irrelevant.
///
/// A test on an irrelevant field is false. That is harmless where false makes the rule ask less
/// ("personal data" in a `when`, "biometric" in a `forbid`) and a mistake where it makes the
/// rule ask more ("hosted in the EU" in a `require`): there, the field's `relevant_if` must
/// hold whenever the test matters.
///
/// The check is textual and sound. A test matters only when its neighbours in an `and` hold and
/// its neighbours in an `or` do not; it is guarded when those alone give its `relevant_if`. A
/// test that holds also shows that its own field is relevant, so guards need not be repeated.
struct GuardChecker {
    private let vocabulary: Vocabulary
    private(set) var problems: [Diagnostic] = []

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Checks the condition under which a rule is violated.
    mutating func check(violation: Condition) {
        check(violation, asksMoreIfFalse: false, given: Premises())
    }

    /// Tests that are known to hold or not to hold where a condition matters.
    private struct Premises {
        var held: Set<Test> = []
        var failed: Set<Test> = []
    }

    private mutating func check(
        _ condition: Condition,
        asksMoreIfFalse: Bool,
        given premises: Premises
    ) {
        switch condition.kind {
        case .test(let test):
            guard asksMoreIfFalse else { return }
            for field in test.fields {
                guard let guarding = vocabulary.guards[field], !holds(guarding, given: premises)
                else { continue }
                report(field, guarding, in: condition)
            }
        case .not(let inner):
            check(inner, asksMoreIfFalse: !asksMoreIfFalse, given: premises)
        case .all(let parts), .any(let parts):
            var isAll = false
            if case .all = condition.kind { isAll = true }
            for (place, part) in parts.enumerated() {
                var premises = premises
                for (other, neighbour) in parts.enumerated() where other != place {
                    assume(neighbour, isAll, in: &premises)
                }
                check(part, asksMoreIfFalse: asksMoreIfFalse, given: premises)
            }
        }
    }

    private func assume(_ condition: Condition, _ truth: Bool, in premises: inout Premises) {
        switch (condition.kind, truth) {
        case (.test(let test), true):
            guard premises.held.insert(test).inserted else { return }
            for field in test.fields {
                guard let guarding = vocabulary.guards[field] else { continue }
                assume(guarding, true, in: &premises)
            }
        case (.test(let test), false): premises.failed.insert(test)
        case (.not(let inner), _): assume(inner, !truth, in: &premises)
        case (.all(let parts), true), (.any(let parts), false):
            for part in parts { assume(part, truth, in: &premises) }
        // Which of several parts is responsible is not known, so nothing is assumed.
        case (.all(let parts), false), (.any(let parts), true):
            if parts.count == 1 { assume(parts[0], truth, in: &premises) }
        }
    }

    private func holds(_ condition: Condition, given premises: Premises) -> Bool {
        switch condition.kind {
        case .test(let test): premises.held.contains { $0.implies(test) }
        case .not(let inner):
            if case .test(let test) = inner.kind { premises.failed.contains(test) } else { false }
        case .all(let parts): parts.allSatisfy { holds($0, given: premises) }
        case .any(let parts): parts.contains { holds($0, given: premises) }
        }
    }

    private mutating func report(_ field: Int, _ guarding: Condition, in condition: Condition) {
        let path = vocabulary.schema.fields[field].path
        let problem = Diagnostic(
            .unguardedRead,
            at: condition.position,
            on: condition.text,
            french: "« \(path) » est sans objet sauf si : \(guarding.text)",
            english: "`\(path)` is irrelevant unless: \(guarding.text)",
            hint: Localized(
                french: "ajoutez « \(guarding.text) » au when de la règle",
                english: "add `\(guarding.text)` to the rule's when"
            )
        )
        if !problems.contains(problem) { problems.append(problem) }
    }
}

extension Test {
    /// Whether this test holding makes the other hold: the same, or fewer words.
    fileprivate func implies(_ other: Test) -> Bool {
        guard self != other else { return true }
        guard case .isOne(let field, of: .words(let words)) = self,
            case .isOne(let otherField, of: .words(let others)) = other
        else { return false }
        return field == otherField && words.allSatisfy(others.contains)
    }
}
