// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// A condition as a person reads it, from the labels of the schema.
struct ConditionWords {
    private let charter: Charter
    private let schema: UseSchema
    private let parameters: [String: Parameter]
    private let language: Language
    private let date: CivilDate

    /// Words for the conditions of a charter, with parameters as they are on a date.
    init(_ charter: Charter, _ language: Language, on date: CivilDate) {
        self.charter = charter
        schema = charter.schema
        parameters = charter.parameters
        self.language = language
        self.date = date
    }

    /// The condition in words.
    func text(_ condition: Condition) -> String { text(condition, isInner: false) }

    private func text(_ condition: Condition, isInner: Bool) -> String {
        switch condition.kind {
        case .test(let test): return text(test, isNegated: false)
        case .not(let inner):
            if case .test(let test) = inner.kind { return text(test, isNegated: true) }
            return say("pas ", "not ") + "(\(text(inner)))"
        case .all(let parts): return joined(parts, by: say(" et ", " and "), isInner)
        case .any(let parts): return joined(parts, by: say(" ou ", " or "), isInner)
        }
    }

    private func joined(_ parts: [Condition], by word: String, _ isInner: Bool) -> String {
        let text = parts.map { self.text($0, isInner: parts.count > 1) }.joined(separator: word)
        return isInner && parts.count > 1 ? "(\(text))" : text
    }

    private func text(_ test: Test, isNegated: Bool) -> String {
        let field = schema.fields[test.field]
        let label = "« \(field.label[language]) »"
        switch test {
        case .yes:
            return label + language.colon + (isNegated ? say("non", "no") : say("oui", "yes"))
        case .provided:
            let given = isNegated ? say("non fourni", "not provided") : say("fourni", "provided")
            return label + language.colon + given
        case .isOne(_, let set):
            return label + language.colon + (isNegated ? say("ni ", "none of ") : "")
                + text(set, field, last: isNegated ? say("ni", "or") : say("ou", "or"))
        case .within(_, let set):
            let words = isNegated ? say("pas seulement ", "not only ") : say("seulement ", "only ")
            return label + language.colon + words + text(set, field, last: say("ou", "or"))
        case .contains(_, let word):
            let verb =
                isNegated ? say("ne comprend pas", "does not include") : say("comprend", "includes")
            return "\(label) \(verb) « \(field.text(of: .word(word), in: language)) »"
        case .order(_, let comparison, let bound):
            let negation = isNegated ? say("pas ", "not ") : ""
            return label + language.colon + negation
                + words(comparison, isDate: field.type == .date)
                + " "
                + text(bound, field, test.field)
        }
    }

    private func text(_ set: WordSet, _ field: Field, last: String) -> String {
        guard case .words(let words) = set else {
            guard case .group(let name) = set else { return "" }
            return say("un pays du groupe \(name)", "a country of the group \(name)")
        }
        let labels = words.map { field.text(of: .word($0), in: language) }
        guard let final = labels.last, labels.count > 1 else { return labels.joined() }
        return labels.dropLast().joined(separator: ", ") + " \(last) \(final)"
    }

    private func words(_ comparison: Comparison, isDate: Bool) -> String {
        if isDate {
            switch comparison {
            case .less: return say("avant", "before")
            case .lessOrEqual: return say("au plus tard", "no later than")
            case .greater: return say("après", "after")
            case .greaterOrEqual: return say("au plus tôt", "no earlier than")
            case .equal, .notEqual: break
            }
        }
        return words(comparison)
    }

    private func words(_ comparison: Comparison) -> String {
        switch comparison {
        case .equal: say("exactement", "exactly")
        case .notEqual: say("autre que", "other than")
        case .less: say("moins de", "less than")
        case .lessOrEqual: say("au plus", "at most")
        case .greater: say("plus de", "more than")
        case .greaterOrEqual: say("au moins", "at least")
        }
    }

    private func text(_ bound: Bound, _ field: Field, _ place: Int) -> String {
        switch bound {
        case .constant(let slot): return article(field) + value(slot, field, place)
        case .parameter(let name):
            guard let value = parameters[name]?.value(on: date) else {
                return "$\(name)" + say(" (sans valeur à cette date)", " (no value on this date)")
            }
            return article(field)
                + "\(self.value(value.slot, field, place)) ($\(name), \(value.from))"
        case .field(let other, let shift):
            var text = "« \(schema.fields[other].label[language]) »"
            if let shift { text += " " + words(shift) }
            return text
        }
    }

    /// French sets one before a date.
    private func article(_ field: Field) -> String { field.type == .date ? say("le ", "") : "" }

    /// No class of words is needed: only numbers, dates and durations have an order.
    private func value(_ slot: Int64, _ field: Field, _ place: Int) -> String {
        let decoder = SlotDecoder(classes: WordClasses(of: [], on: date))
        let value = decoder.value(of: slot, at: place, field)
        return value.map { field.text(of: $0, in: language) } ?? "\(slot)"
    }

    private func words(_ shift: Shift) -> String {
        let (count, unit) =
            shift.months != 0
            ? (shift.months, say("mois", "months")) : (shift.days, say("jours", "days"))
        return "\(count < 0 ? "−" : "+") \(abs(count)) \(unit)"
    }

    fileprivate func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}

extension ConditionWords {
    /// Each parameter with all of its values, whichever day they are of.
    var parameterLines: [String] {
        parameters.values.sorted { $0.name < $1.name }.map { parameter in
            let values = parameter.values.map { "\($0.text)\(unit(parameter)) (\($0.from))" }
            let direction =
                switch parameter.direction {
                case .ceiling: say(", plafond", ", a ceiling")
                case .floor: say(", plancher", ", a floor")
                case nil: ""
                }
            return "$\(parameter.name)\(language.colon)" + values.joined(separator: ", ")
                + direction
        }
    }

    /// The members of each group that a rule names, as they are on the date.
    var groupLines: [String] {
        var names: Set<String> = []
        for test in charter.tests() {
            switch test {
            case .isOne(_, of: .group(let name)), .within(_, .group(let name)): names.insert(name)
            default: break
            }
        }
        return names.sorted().map { name in
            let members = charter.vocabulary.groups.countries(of: name, on: date)
            let list = members?.joined(separator: ", ") ?? say("aucun à cette date", "none then")
            return say("Groupe", "Group") + " \(name) (\(date))\(language.colon)\(list)"
        }
    }

    private func unit(_ parameter: Parameter) -> String {
        guard case .quantity(let unit) = parameter.type, unit != .none else { return "" }
        return " \(unit.rawValue)"
    }
}
