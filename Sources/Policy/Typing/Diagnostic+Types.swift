// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// What the type checker says.
extension Diagnostic {
    static func unknownField(
        _ name: Expression.Name,
        suggestion: String?,
        among candidates: [String]
    ) -> Diagnostic {
        let near = suggestion ?? Suggestion.nearest(to: name.text, among: candidates)
        return Diagnostic(
            .unknownField,
            at: name.position,
            on: name.text,
            french: "le champ « \(name.text) » n'existe pas",
            english: "there is no field `\(name.text)`",
            hint: near.map { near in
                Localized(
                    french: "vouliez-vous dire « \(near) » ?",
                    english: "did you mean `\(near)`?"
                )
            }
        )
    }

    static func notACondition(_ field: Field, at name: Expression.Name) -> Diagnostic {
        Diagnostic(
            .notACondition,
            at: name.position,
            on: name.text,
            french: "« \(field.path) » n'est pas une question oui ou non (\(field.type))",
            english: "`\(field.path)` is not a yes-or-no question (\(field.type))",
            hint: operators(of: field)
        )
    }

    static func wrongOperator(
        _ sign: String,
        _ field: Field,
        at name: Expression.Name
    ) -> Diagnostic {
        Diagnostic(
            .wrongOperator,
            at: name.position,
            on: name.text,
            french: "« \(sign) » ne convient pas à « \(field.path) » (\(field.type))",
            english: "`\(sign)` does not suit `\(field.path)` (\(field.type))",
            hint: operators(of: field)
        )
    }

    static func wrongOperand(_ text: String, _ field: Field, at position: Position) -> Diagnostic {
        Diagnostic(
            .wrongOperand,
            at: position,
            on: text,
            french: "« \(text) » ne se compare pas à « \(field.path) » (\(field.type))",
            english: "`\(text)` does not compare with `\(field.path)` (\(field.type))"
        )
    }

    static func mismatch(
        _ text: String,
        _ type: FieldType,
        _ field: Field,
        at position: Position
    ) -> Diagnostic {
        Diagnostic(
            .wrongOperand,
            at: position,
            on: text,
            french: "« \(text) » (\(type)) ne se compare pas à « \(field.path) » (\(field.type))",
            english: "`\(text)` (\(type)) does not compare with `\(field.path)` (\(field.type))"
        )
    }

    static func wrongUnit(
        _ literal: Expression.Literal,
        expected: MeasureUnit,
        _ field: Field
    ) -> Diagnostic {
        let unit = expected.rawValue
        return Diagnostic(
            .wrongUnit,
            at: literal.position,
            on: literal.text,
            french: "« \(field.path) » se compte "
                + (unit.utf8.isEmpty ? "sans unité" : "en \(unit)"),
            english: "`\(field.path)` is counted "
                + (unit.utf8.isEmpty ? "without a unit" : "in \(unit)")
        )
    }

    static func unknownValue(
        _ word: String,
        of field: Field,
        in domain: WordDomain,
        at literal: Expression.Literal
    ) -> Diagnostic {
        guard domain != .country else { return .unknownCountry(word, at: literal.position) }
        return Diagnostic(
            .unknownValue,
            at: literal.position,
            on: literal.text,
            french: "« \(word) » n'est pas une valeur de « \(field.path) »",
            english: "`\(word)` is not a value of `\(field.path)`",
            hint: Suggestion.hint(for: word, among: domain.words)
        )
    }

    static func unknownGroup(_ name: Expression.Name, among names: [String]) -> Diagnostic {
        Diagnostic(
            .unknownGroup,
            at: name.position,
            on: name.text,
            french: "le groupe « \(name.text) » n'existe pas",
            english: "there is no group `\(name.text)`",
            hint: Suggestion.hint(for: name.text, among: names)
        )
    }

    static func unknownParameter(_ name: Expression.Name, among names: [String]) -> Diagnostic {
        Diagnostic(
            .unknownParameter,
            at: name.position,
            on: name.text,
            french: "le paramètre « $\(name.text) » n'existe pas",
            english: "there is no parameter `$\(name.text)`",
            hint: Suggestion.hint(for: name.text, among: names)
        )
    }

    static func circularDefinition(_ name: String, at position: Position) -> Diagnostic {
        Diagnostic(
            .circularDefinition,
            at: position,
            on: name,
            french: "la définition « \(name) » se contient elle-même",
            english: "the definition `\(name)` contains itself"
        )
    }

    /// What can be asked of a field.
    private static func operators(of field: Field) -> Localized {
        let path = field.path
        let example =
            switch field.type {
            case .boolean: "\(path), \(path) = no"
            case .word(.country): "\(path) = FR, \(path) in EU"
            case .word: "\(path) = …, \(path) in […]"
            case .words(.country): "\(path) within EU, \(path) contains FR"
            case .words: "\(path) within […], \(path) contains …"
            case .quantity, .date, .duration: "\(path) = …, \(path) < …, \(path) >= …"
            case .reference, .document: "\(path) is provided"
            }
        return Localized(french: "on peut écrire \(example)", english: "you may write \(example)")
    }
}
