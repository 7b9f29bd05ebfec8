// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Gives every name of a condition its meaning, and every word the type that is expected there.
///
/// It goes on after a mistake, so that a condition shows all of them at once.
struct TypeChecker {
    let vocabulary: Vocabulary
    /// The parameters of the charter, by name.
    var parameters: [String: Parameter] = [:]
    /// The definitions of the charter as written, by name.
    var definitions: [String: Expression] = [:]
    private(set) var problems: [Diagnostic] = []

    /// The most tests that the conditions of a charter have together, each definition wherever it stands: a
    /// short name can stand for a thousand tests in thousands of rules.
    private static let maximumTestCount = 100_000
    private var testCount = 0

    private var resolved: [String: Condition?] = [:]
    private var resolving: [String] = []

    /// How many definitions may stand one behind the other: each is a level of the stack.
    private static let maximumDepth = 64

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    private var schema: UseSchema { vocabulary.schema }

    /// The typed condition, or nothing after at least one diagnostic.
    mutating func check(_ expression: Expression) -> Condition? {
        guard let condition = typed(expression) else { return nil }
        testCount += condition.size
        guard condition.isSmallEnough, testCount <= Self.maximumTestCount else {
            report(.tooLarge(at: expression.position))
            return nil
        }
        return condition
    }

    /// Checks a definition once, even if no rule uses it.
    mutating func check(definition name: String) -> Condition? {
        if let known = resolved[name] { return known }
        guard let expression = definitions[name] else { return nil }
        resolving.append(name)
        let condition = check(expression)
        resolving.removeLast()
        resolved[name] = .some(condition)
        return condition
    }

    mutating func report(_ problem: Diagnostic) { problems.append(problem) }

    private mutating func typed(_ expression: Expression) -> Condition? {
        switch expression.kind {
        case .name(let name): return named(name, in: expression)
        case .compare(let name, let comparison, let operand):
            return compared(name, comparison, operand, in: expression)
        case .inSet(let name, let negated, let set):
            guard let (place, field) = field(name) else { return nil }
            guard case .word(let domain) = field.type else {
                report(.wrongOperator("in", field, at: name))
                return nil
            }
            guard let words = words(set, in: domain, of: field) else { return nil }
            return condition(.isOne(place, of: words), negated: negated, in: expression)
        case .within(let name, let negated, let set):
            guard let (place, field) = field(name) else { return nil }
            guard case .words(let domain) = field.type else {
                report(.wrongOperator("within", field, at: name))
                return nil
            }
            guard let words = words(set, in: domain, of: field) else { return nil }
            return condition(.within(place, words), negated: negated, in: expression)
        case .contains(let name, let literal):
            guard let (place, field) = field(name) else { return nil }
            guard case .words(let domain) = field.type else {
                report(.wrongOperator("contains", field, at: name))
                return nil
            }
            guard let word = word(literal, in: domain, of: field) else { return nil }
            return condition(.contains(place, word), in: expression)
        case .provided(let name):
            guard let (place, field) = field(name) else { return nil }
            guard field.type.isEvidence else {
                report(.wrongOperator("is provided", field, at: name))
                return nil
            }
            return condition(.provided(place), in: expression)
        case .not(let inner):
            return typed(inner).map { expression.typed(.not($0)) }
        case .all(let parts): return typed(parts).map { expression.typed(.all($0)) }
        case .any(let parts): return typed(parts).map { expression.typed(.any($0)) }
        }
    }

    private mutating func typed(_ parts: [Expression]) -> [Condition]? {
        var conditions: [Condition] = []
        for part in parts {
            guard let condition = typed(part) else { continue }
            conditions.append(condition)
        }
        return conditions.count == parts.count ? conditions : nil
    }

    // MARK: Names

    /// A name alone: a definition, or a boolean field.
    private mutating func named(_ name: String, in expression: Expression) -> Condition? {
        if definitions[name] != nil {
            guard !resolving.contains(name) else {
                report(.circularDefinition(name, at: expression.position))
                return nil
            }
            guard resolving.count < Self.maximumDepth else {
                report(.tooLarge(at: expression.position))
                return nil
            }
            return check(definition: name)
        }
        let name = Expression.Name(text: name, position: expression.position)
        guard let (place, field) = field(name, orDefinition: true) else { return nil }
        guard field.type == .boolean else {
            report(.notACondition(field, at: name))
            return nil
        }
        return condition(.yes(place), in: expression)
    }

    /// The field that a name means. Charters use the schema's own names only.
    mutating func field(
        _ name: Expression.Name,
        orDefinition: Bool = false
    ) -> (place: Int, field: Field)? {
        if let place = schema.place(of: name.text), schema.fields[place].path.text == name.text {
            return (place, schema.fields[place])
        }
        var candidates = schema.fields.map(\.path.text)
        if orDefinition { candidates += definitions.keys.sorted() }
        // A French name gets its English one as the hint.
        let own = schema.field(name.text)?.path.text
        report(.unknownField(name, suggestion: own, among: candidates))
        return nil
    }

    // MARK: Comparisons

    private mutating func compared(
        _ name: Expression.Name,
        _ comparison: Comparison,
        _ operand: Expression.Operand,
        in expression: Expression
    ) -> Condition? {
        guard let (place, field) = field(name) else { return nil }
        switch field.type {
        case .boolean, .word:
            guard !comparison.isOrder else {
                report(.wrongOperator(comparison.rawValue, field, at: name))
                return nil
            }
            guard let test = equality(place, field, operand) else { return nil }
            let negated = comparison == .notEqual
            guard case .yes(_, let expected) = test else {
                return test.test.flatMap { condition($0, negated: negated, in: expression) }
            }
            return condition(.yes(place), negated: negated == expected, in: expression)
        case .quantity, .date, .duration:
            guard let bound = bound(operand, of: field) else { return nil }
            // Whatever is asked of an irrelevant field is false, and `!=` is the opposite of `=`.
            let negated = comparison == .notEqual
            let test = Test.order(place, negated ? .equal : comparison, bound)
            return condition(test, negated: negated, in: expression)
        case .words, .reference, .document:
            report(.wrongOperator(comparison.rawValue, field, at: name))
            return nil
        }
    }

    /// What `=` asks of a boolean or of a word.
    private enum Equality {
        case yes(Int, expected: Bool)
        case word(Test)

        var test: Test? {
            guard case .word(let test) = self else { return nil }
            return test
        }
    }

    private mutating func equality(
        _ place: Int,
        _ field: Field,
        _ operand: Expression.Operand
    ) -> Equality? {
        let literal: Expression.Literal
        switch operand {
        case .literal(let written): literal = written
        case .name(let name, nil):
            literal = Expression.Literal(
                value: .word(name.text),
                text: name.text,
                position: name.position
            )
        case .name(let name, _), .parameter(let name):
            report(.wrongOperand(name.text, field, at: name.position))
            return nil
        }
        switch field.type {
        case .boolean:
            guard case .word(let word) = literal.value, word == "yes" || word == "no" else {
                report(.wrongOperand(literal.text, field, at: literal.position))
                return nil
            }
            return .yes(place, expected: word == "yes")
        case .word(let domain):
            guard let word = word(literal, in: domain, of: field) else { return nil }
            return .word(.isOne(place, of: .words([word])))
        default: return nil
        }
    }

    private func condition(
        _ test: Test,
        negated: Bool = false,
        in expression: Expression
    ) -> Condition? {
        let positive = expression.typed(.test(test))
        return negated ? expression.typed(.not(positive)) : positive
    }
}

extension Expression {
    /// A typed condition with the same words.
    func typed(_ kind: Condition.Kind) -> Condition {
        Condition(kind, text: text, position: position)
    }
}
