// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Cuts a condition into tokens, one byte at a time. It never looks back.
struct Lexer {
    private let source: ConditionText
    private let bytes: [UInt8]
    private var place = 0
    /// Unicode scalars before `place`: what a column counts.
    private var column = 0

    init(_ source: ConditionText) {
        self.source = source
        bytes = Array(source.text.utf8)
    }

    /// Every token, the last of them `end`.
    static func tokens(of source: ConditionText) throws(Refusal) -> [Token] {
        var lexer = Lexer(source)
        var tokens: [Token] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private var position: Position {
        Position(line: source.position.line, column: source.position.column + column)
    }

    private mutating func next() throws(Refusal) -> Token {
        while let byte = peek, byte == UInt8(ascii: " ") { advance() }
        let (start, position) = (place, position)
        let kind = try kind(at: position)
        return Token(kind: kind, bytes: start..<place, position: position)
    }

    private mutating func kind(at position: Position) throws(Refusal) -> Token.Kind {
        guard let byte = peek else { return .end }
        if byte == UInt8(ascii: "\n") { throw Refusal(.severalLines(at: position)) }
        if byte.isDigit { return try numberOrDate(at: position) }
        if byte.isLetter { return .word(word()) }
        if byte == UInt8(ascii: "\"") { return .text(try quoted(at: position)) }
        for symbol in Token.Symbol.allCases
        where bytes[place...].starts(with: symbol.rawValue.utf8) {
            for _ in symbol.rawValue.utf8 { advance() }
            return .symbol(symbol)
        }
        throw Refusal(.unexpectedCharacter(scalar(), at: position))
    }

    /// Letters, digits, `_` and `-`, and dots between segments.
    private mutating func word() -> String {
        let start = place
        while let byte = peek {
            let isDot = byte == UInt8(ascii: ".") && bytes[(place + 1)...].first?.isLetter == true
            guard
                byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || isDot
                    || byte == UInt8(ascii: "-")
            else { break }
            advance()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// `2026-02-30` is an impossible date, never a subtraction.
    private mutating func numberOrDate(at position: Position) throws(Refusal) -> Token.Kind {
        let start = place
        while let byte = peek, byte.isDigit { advance() }
        if place - start == 4, peek == UInt8(ascii: "-"),
            bytes[(place + 1)...].first?.isDigit == true
        {
            while let byte = peek, byte.isDigit || byte == UInt8(ascii: "-") { advance() }
            let text = String(decoding: bytes[start..<place], as: UTF8.self)
            guard let date = CivilDate(text) else {
                throw Refusal(.impossibleDate(text, at: position))
            }
            return .date(date)
        }
        if peek == UInt8(ascii: "."), bytes[(place + 1)...].first?.isDigit == true {
            advance()
            while let byte = peek, byte.isDigit { advance() }
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func quoted(at position: Position) throws(Refusal) -> String {
        advance()
        let start = place
        while let byte = peek, byte != UInt8(ascii: "\"") { advance() }
        guard peek != nil else {
            throw Refusal(.unexpected("", wanted: .closingQuote, at: position))
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        advance()
        return text
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func advance() {
        // A continuation byte of UTF-8 (10xxxxxx) begins no scalar.
        if bytes[place] & 0b1100_0000 != 0b1000_0000 { column += 1 }
        place += 1
    }

    /// The Unicode scalar at `place`.
    private func scalar() -> String {
        let length = bytes[(place + 1)...].prefix { $0 & 0b1100_0000 == 0b1000_0000 }.count
        return String(decoding: bytes[place...(place + length)], as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0b0010_0000)
    }
}
