// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Literals, sets and bounds, each read as the type that its field expects.
extension TypeChecker {
    /// A word of a choice, a country or a text: in a country field `NO` is Norway.
    mutating func word(
        _ literal: Expression.Literal,
        in domain: WordDomain,
        of field: Field
    ) -> String? {
        let text: String
        switch (literal.value, domain) {
        case (.word(let word), .choices), (.word(let word), .country), (.text(let word), _):
            text = word
        default:
            report(.wrongOperand(literal.text, field, at: literal.position))
            return nil
        }
        guard domain.contains(text) else {
            report(.unknownValue(text, of: field, in: domain, at: literal))
            return nil
        }
        return text
    }

    /// The words of a set, or a group of countries.
    mutating func words(
        _ set: Expression.SetExpression,
        in domain: WordDomain,
        of field: Field
    ) -> WordSet? {
        switch set {
        case .literals(let literals):
            var words: [String] = []
            for literal in literals {
                guard let word = word(literal, in: domain, of: field) else { continue }
                words.append(word)
            }
            return words.count == literals.count ? .words(words) : nil
        case .group(let name):
            guard vocabulary.groups.start(of: name.text) != nil else {
                report(.unknownGroup(name, among: vocabulary.groups.names))
                return nil
            }
            guard domain == .country else {
                report(.wrongOperand(name.text, field, at: name.position))
                return nil
            }
            return .group(name.text)
        }
    }

    /// What a number, a date or a duration is compared with.
    mutating func bound(_ operand: Expression.Operand, of field: Field) -> Bound? {
        switch operand {
        case .literal(let literal): return constant(literal, of: field).map(Bound.constant)
        case .parameter(let name):
            guard let parameter = parameters[name.text] else {
                report(.unknownParameter(name, among: parameters.keys.sorted()))
                return nil
            }
            guard parameter.type == field.type else {
                report(.mismatch("$" + name.text, parameter.type, field, at: name.position))
                return nil
            }
            return .parameter(name.text)
        case .name(let name, let shift):
            guard let (place, other) = self.field(name) else { return nil }
            guard other.type == field.type, shift == nil || field.type == .date else {
                report(.mismatch(name.text, other.type, field, at: name.position))
                return nil
            }
            return .field(place, shift)
        }
    }

    private mutating func constant(_ literal: Expression.Literal, of field: Field) -> Int64? {
        switch (literal.value, field.type) {
        case (.number(let quantity, let unit), .quantity(let expected)):
            guard unit == nil || unit == expected.rawValue else {
                report(.wrongUnit(literal, expected: expected, field))
                return nil
            }
            return quantity.millionths
        case (.date(let date), .date): return Int64(date.dayNumber)
        case (.duration(let duration), .duration): return duration.microdays
        default:
            report(.wrongOperand(literal.text, field, at: literal.position))
            return nil
        }
    }
}
