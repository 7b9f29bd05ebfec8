// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Parses the text of one condition, by recursive descent with one token of look-ahead.
struct ConditionParser {
    /// The deepest nesting of parentheses.
    static let maximumDepth = 32
    private static let reserved = ["and", "or", "not", "in", "within", "contains", "is"]

    private let source: ConditionText
    private let bytes: [UInt8]
    private let tokens: [Token]
    private var place = 0
    private var depth = 0
    private var problems: [Diagnostic] = []

    private init(_ source: ConditionText) throws(Refusal) {
        self.source = source
        bytes = Array(source.text.utf8)
        tokens = try Lexer.tokens(of: source)
    }

    /// The condition, or nothing after at least one diagnostic.
    static func parse(_ source: ConditionText, _ problems: inout [Diagnostic]) -> Expression? {
        do throws(Refusal) {
            var parser = try ConditionParser(source)
            guard parser.token.kind != .end else {
                throw Refusal(.emptyCondition(at: source.position))
            }
            let expression = try parser.text()
            guard parser.token.kind == .end else { throw parser.refusal(.endOfCondition) }
            problems += parser.problems
            return parser.problems.isEmpty ? expression : nil
        } catch {
            problems.append(error.diagnostic)
            return nil
        }
    }

    /// `text = term {"and" term} | term {"or" term}`
    private mutating func text() throws(Refusal) -> Expression {
        let start = place
        var terms = [try term()]
        var connective: String?
        while case .word(let word) = token.kind, word == "and" || word == "or" {
            if let connective, connective != word {
                problems.append(.mixedConnectives(word, at: token.position))
            }
            connective = connective ?? word
            advance()
            terms.append(try term())
        }
        guard let connective else { return terms[0] }
        return expression(connective == "and" ? .all(terms) : .any(terms), from: start)
    }

    /// `term = ["not"] ( "(" text ")" | test )`
    private mutating func term() throws(Refusal) -> Expression {
        let start = place
        if take(word: "not") {
            let inner = try positiveTerm()
            return expression(.not(inner), from: start)
        }
        return try positiveTerm()
    }

    private mutating func positiveTerm() throws(Refusal) -> Expression {
        guard take(.open) else { return try test() }
        depth += 1
        guard depth <= Self.maximumDepth else { throw Refusal(.tooLarge(at: source.position)) }
        let inner = try text()
        guard take(.close) else { throw refusal(.keyword(")")) }
        depth -= 1
        return inner
    }

    // Operands are read before `expression` is called: its text ends with the last token taken.
    private mutating func test() throws(Refusal) -> Expression {
        let start = place
        let name = try path()
        if let comparison = comparison() {
            advance()
            let operand = try operand()
            return expression(.compare(name, comparison, operand), from: start)
        }
        let negated = take(word: "not")
        if take(word: "in") {
            let set = try set()
            return expression(.inSet(name, negated: negated, set), from: start)
        }
        if take(word: "within") {
            let set = try set()
            return expression(.within(name, negated: negated, set), from: start)
        }
        guard !negated else { throw refusal(.keyword("in")) }
        if take(word: "contains") {
            let literal = try literal()
            return expression(.contains(name, literal), from: start)
        }
        if take(word: "is") {
            guard take(word: "provided") else { throw refusal(.keyword("provided")) }
            return expression(.provided(name), from: start)
        }
        return expression(.name(name.text), from: start)
    }

    private mutating func path() throws(Refusal) -> Expression.Name {
        guard case .word(let word) = token.kind, !Self.reserved.contains(word) else {
            throw refusal(.test)
        }
        let name = Expression.Name(text: word, position: token.position)
        advance()
        return name
    }

    private func comparison() -> Comparison? {
        guard case .symbol(let symbol) = token.kind else { return nil }
        return Comparison(rawValue: symbol.rawValue)
    }

    /// `operand = literal | path [("+"|"-") duration] | "$" name`
    private mutating func operand() throws(Refusal) -> Expression.Operand {
        if take(.dollar) {
            guard case .word = token.kind else { throw refusal(.operand) }
            return .parameter(try path())
        }
        guard case .word(let word) = token.kind, word != "yes", word != "no" else {
            return .literal(try literal())
        }
        let name = try path()
        for (symbol, backwards) in [(Token.Symbol.plus, false), (.minus, true)]
        where take(symbol) {
            let duration = try literal()
            guard case .duration(let length) = duration.value else {
                throw Refusal(
                    .unexpected(
                        duration.text,
                        wanted: .keyword("6 months"),
                        at: duration.position
                    )
                )
            }
            return .name(name, Shift(length, backwards: backwards))
        }
        return .name(name, nil)
    }

    /// `set = "[" literal {"," literal} "]" | group`
    private mutating func set() throws(Refusal) -> Expression.SetExpression {
        guard take(.openSet) else {
            guard case .word = token.kind else { throw refusal(.set) }
            return .group(try path())
        }
        var literals = [try literal()]
        while take(.comma) { literals.append(try literal()) }
        guard take(.closeSet) else { throw refusal(.keyword("]")) }
        return .literals(literals)
    }

    private mutating func literal() throws(Refusal) -> Expression.Literal {
        let (start, kind) = (place, token.kind)
        let value: Expression.Literal.Value
        switch kind {
        case .number(let digits):
            advance()
            value = try measure(digits, from: start)
        case .date(let date):
            advance()
            value = .date(date)
        case .text(let text):
            advance()
            value = .text(text)
        case .word(let word) where !Self.reserved.contains(word):
            advance()
            value = .word(word)
        default: throw refusal(.literal)
        }
        return Expression.Literal(
            value: value,
            text: slice(from: start),
            position: tokens[start].position
        )
    }

    /// `number [unit]` or `digits ("days"|"months"|"years")`.
    private mutating func measure(
        _ digits: String,
        from start: Int
    ) throws(Refusal) -> Expression.Literal.Value {
        let refused = Diagnostic.unexpected(digits, wanted: .literal, at: tokens[start].position)
        if case .word(let word) = token.kind, CivilDuration.Unit(rawValue: word) != nil {
            advance()
            guard let duration = CivilDuration("\(digits) \(word)") else { throw Refusal(refused) }
            return .duration(duration)
        }
        guard let quantity = Quantity(digits) else { throw Refusal(refused) }
        if take(.percent) { return .number(quantity, unit: "%") }
        if case .word(let word) = token.kind, !Self.reserved.contains(word) {
            advance()
            return .number(quantity, unit: word)
        }
        return .number(quantity, unit: nil)
    }

    // MARK: Tokens

    private var token: Token { tokens[place] }

    private mutating func advance() { place = min(place + 1, tokens.count - 1) }

    private mutating func take(_ symbol: Token.Symbol) -> Bool { take(.symbol(symbol)) }

    private mutating func take(word: String) -> Bool { take(.word(word)) }

    private mutating func take(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    private func refusal(_ wanted: Wanted) -> Refusal {
        Refusal(
            .unexpected(
                String(decoding: bytes[token.bytes], as: UTF8.self),
                wanted: wanted,
                at: token.position
            )
        )
    }

    private func expression(_ kind: Expression.Kind, from start: Int) -> Expression {
        Expression(kind: kind, text: slice(from: start), position: tokens[start].position)
    }

    /// The words from a token to the last one taken.
    private func slice(from start: Int) -> String {
        let end = max(
            tokens[start].bytes.upperBound,
            tokens[max(start, place - 1)].bytes.upperBound
        )
        return String(decoding: bytes[tokens[start].bytes.lowerBound..<end], as: UTF8.self)
    }
}

extension Diagnostic {
    fileprivate static func emptyCondition(at position: Position) -> Diagnostic {
        Diagnostic(
            .emptyCondition,
            at: position,
            on: "",
            french: "la condition est vide",
            english: "the condition is empty"
        )
    }

    fileprivate static func mixedConnectives(_ word: String, at position: Position) -> Diagnostic {
        Diagnostic(
            .mixedConnectives,
            at: position,
            on: word,
            french: "« and » et « or » sont mêlés : on ne sait pas lequel lie le plus fort",
            english: "`and` and `or` are mixed: which binds first is not said",
            hint: Localized(
                french: "mettez des parenthèses, comme a and (b or c)",
                english: "add parentheses, as in a and (b or c)"
            )
        )
    }
}
