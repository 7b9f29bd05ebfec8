// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// A question of the schema: what is asked, of whom, and what answers it takes.
public struct Field: Sendable, Hashable {
    /// Its name.
    public let path: FieldPath
    /// The name that French files may use.
    public let frenchPath: FieldPath?
    /// What answers it takes.
    public let type: FieldType
    /// Whether the answer is a choice of the city.
    public let nature: FieldNature
    /// Its short name for people.
    public let label: Localized
    /// The question, in full.
    public let question: Localized
    /// The roles that can answer: `project_manager`, `dpo`, `ciso`, `buyer`.
    public let askedOf: [String]
    /// When the question arises; nothing if always.
    public let relevantIf: ConditionText?
    /// When an answer is required, in the words of the schema.
    public let required: String?
    /// The law or standard it comes from.
    public let source: String?
    /// The field of other registers, by register; empty where one has none.
    public let maps: [String: String]
    /// The words it may hold, with their labels.
    public let values: [FieldValue]

    /// The name that files in a language give it.
    public func name(in language: Language) -> String {
        language == .french ? frenchPath?.text ?? path.text : path.text
    }

    /// How people read an answer.
    public func text(of value: FactValue, in language: Language) -> String {
        switch value {
        case .boolean(let yes):
            language == .french ? (yes ? "oui" : "non") : (yes ? "yes" : "no")
        case .word(let word): label(of: word, in: language)
        case .words(let words):
            words.isEmpty
                ? (language == .french ? "aucun" : "none")
                : words.map { label(of: $0, in: language) }.joined(separator: ", ")
        case .quantity(let quantity): quantity.description + unitSuffix
        case .date(let date): date.description
        case .duration(let duration): duration.text(in: language)
        case .evidence(let evidence): evidence.text(in: language)
        case .noEvidence: language == .french ? "aucun" : "none"
        }
    }

    private func label(of word: String, in language: Language) -> String {
        values.first { $0.word.utf8.elementsEqual(word.utf8) }?.label[language] ?? word
    }

    private var unitSuffix: String {
        guard case .quantity(let unit) = type, unit != .none else { return "" }
        return " \(unit.rawValue)"
    }
}

extension CivilDuration {
    /// How people read it: « 6 mois ».
    public func text(in language: Language) -> String {
        guard language == .french else { return description }
        return switch unit {
        case .days: "\(count) jours"
        case .months: "\(count) mois"
        case .years: "\(count) ans"
        }
    }
}

extension Evidence {
    /// How people read it: that it was given, and under which identifier and date.
    public func text(in language: Language) -> String {
        let given = language == .french ? "fourni" : "provided"
        let details = [identifier, date?.description].compactMap(\.self)
        return details.isEmpty ? given : "\(given) (\(details.joined(separator: ", ")))"
    }
}
