// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

/// Writes the conditions of a charter in one way: single spaces, none inside brackets.
///
/// Everything else stays byte for byte, comments included. The tokens of a condition do not change,
/// so neither does its meaning; formatting twice is formatting once.
public enum CharterFormatter {
    private static let keys = ["when", "require", "forbid", "recommend"]

    /// The text with its conditions formatted. What cannot be read is left as it is.
    public static func format(_ bytes: [UInt8]) throws(YAMLError) -> [UInt8] {
        let node = try YAMLNode.parse(bytes)
        var scalars = (node["definitions"]?.members ?? []).flatMap { Self.scalars($0.value) }
        for principle in node["principles"]?.elements ?? [] {
            for rule in principle["rules"]?.elements ?? [] {
                for key in keys { scalars += rule[key].map(Self.scalars) ?? [] }
            }
        }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
        // From the end of each line, so that columns stay what the reader said.
        for scalar in scalars.sorted(by: { $0.position > $1.position }) {
            replace(scalar, in: &lines)
        }
        let text = lines.map { line in
            Array(String(String.UnicodeScalarView(line)).utf8)
        }
        var result = Array(text.joined(separator: [UInt8(ascii: "\n")]))
        if result.last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
        return result
    }

    /// The texts of a condition, wherever lists and quantifiers put them.
    private static func scalars(_ node: YAMLNode) -> [ConditionText] {
        switch node.content {
        case .scalar(let text, let quoted):
            let start = node.position
            let column = start.column + (quoted ? 1 : 0)
            return [ConditionText(text, at: Position(line: start.line, column: column))]
        case .sequence(let elements): return elements.flatMap(scalars)
        case .mapping(let members): return members.flatMap { scalars($0.value) }
        }
    }

    /// Replaces a text that stands in its line as it was read: one with escapes does not, and stays.
    private static func replace(_ scalar: ConditionText, in lines: inout [[Unicode.Scalar]]) {
        let (line, start) = (scalar.position.line - 1, scalar.position.column - 1)
        let old = Array(scalar.text.unicodeScalars)
        guard lines.indices.contains(line), start + old.count <= lines[line].count,
            Array(lines[line][start..<(start + old.count)]) == old,
            let new = formatted(scalar)
        else { return }
        lines[line].replaceSubrange(start..<(start + old.count), with: new.unicodeScalars)
    }

    /// A condition in one way, or nothing if it has no tokens.
    static func formatted(_ condition: ConditionText) -> String? {
        let tokens: [Token]
        do throws(Refusal) {
            tokens = try Lexer.tokens(of: condition)
        } catch {
            return nil
        }
        let bytes = Array(condition.text.utf8)
        var text = ""
        var last: Token.Kind?
        for token in tokens where token.kind != .end {
            if let last, needsSpace(between: last, and: token.kind) { text += " " }
            text += String(decoding: bytes[token.bytes], as: UTF8.self)
            last = token.kind
        }
        return text.isEmpty ? nil : text
    }

    private static func needsSpace(between left: Token.Kind, and right: Token.Kind) -> Bool {
        switch (left, right) {
        case (.symbol(.open), _), (.symbol(.openSet), _), (.symbol(.dollar), _): false
        case (_, .symbol(.close)), (_, .symbol(.closeSet)), (_, .symbol(.comma)): false
        default: true
        }
    }
}
