// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Reads one answer as the type of its field wants it.
///
/// French files write oui, non, inconnu, aucun and fourni; both languages are read everywhere.
struct FactReader {
    private static let unknownWords = ["unknown", "inconnu", "inconnue", "~", "null", ""]
    private static let noneWords = ["none", "aucun", "aucune"]
    private static let providedWords = ["provided", "fourni", "fournie"]

    let field: Field
    /// Whether any word can name an act, and any sixty-four digits a document, as before `feuillet-policy/3`.
    let takesAnyWord: Bool

    /// The fact; unknown, after a diagnostic, if the answer has the wrong type.
    func read(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Fact {
        if case .scalar(let text, quoted: false) = node.content, Self.unknownWords.contains(text) {
            return .unknown
        }
        guard let value = value(node, &problems) else { return .unknown }
        return .known(value)
    }

    private func value(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> FactValue? {
        switch field.type {
        case .boolean: boolean(node, &problems)
        case .word(let domain): word(node, in: domain, &problems).map(FactValue.word)
        case .words(let domain): words(node, in: domain, &problems)
        case .quantity(let unit): quantity(node, unit, &problems)
        case .date:
            if node.text == nil { wrong(node, &problems) } else { date(node, &problems) }
        case .duration:
            node.text.flatMap { CivilDuration($0) }.map(FactValue.duration)
                ?? wrong(node, &problems)
        case .reference, .document: evidence(node, &problems)
        }
    }

    private func boolean(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> FactValue? {
        switch node.text {
        case "yes", "oui", "true": .boolean(true)
        case "no", "non", "false": .boolean(false)
        default: wrong(node, &problems)
        }
    }

    private func word(
        _ node: YAMLNode,
        in domain: WordDomain,
        _ problems: inout [Diagnostic]
    ) -> String? {
        guard let text = node.text else {
            _ = wrong(node, &problems)
            return nil
        }
        if !domain.contains(text), let word = labelled(text) { return word }
        guard domain.contains(text) else {
            problems.append(
                Diagnostic(
                    .unknownChoice,
                    at: node.position,
                    on: text,
                    french: "« \(text) » n'est pas une valeur de « \(field.path) »",
                    english: "`\(text)` is not a value of `\(field.path)`",
                    hint: hint(for: text, domain)
                )
            )
            return nil
        }
        return text
    }

    /// The words as each language reads them.
    private func hint(for text: String, _ domain: WordDomain) -> Localized? {
        let english = Suggestion.hint(for: text, among: domain.words)
        guard !field.values.isEmpty,
            let french = Suggestion.hint(for: text, among: field.values.map(\.label.french))
        else { return english }
        return Localized(
            french: french.french,
            english: english?.english ?? french.english
        )
    }

    /// The word whose label, in either language, a file wrote instead.
    private func labelled(_ text: String) -> String? {
        let name = FrenchWord.fold(text)
        return field.values.first { value in
            FrenchWord.fold(value.label.french) == name
                || FrenchWord.fold(value.label.english) == name
        }?.word
    }

    /// One wrong word leaves the whole set unknown: a shorter set could satisfy a rule.
    private func words(
        _ node: YAMLNode,
        in domain: WordDomain,
        _ problems: inout [Diagnostic]
    ) -> FactValue? {
        guard let elements = node.elements else { return wrong(node, &problems) }
        var words: [String] = []
        for element in elements {
            guard let word = word(element, in: domain, &problems) else { continue }
            words.append(word)
        }
        return words.count == elements.count ? .words(words) : nil
    }

    private func quantity(
        _ node: YAMLNode,
        _ unit: MeasureUnit,
        _ problems: inout [Diagnostic]
    ) -> FactValue? {
        guard var text = node.text.map({ Array($0.utf8) }) else { return wrong(node, &problems) }
        let suffix = Array(unit.rawValue.utf8)
        if !suffix.isEmpty, text.count > suffix.count, text.suffix(suffix.count) == suffix[...] {
            text.removeLast(suffix.count)
            while text.last == UInt8(ascii: " ") { text.removeLast() }
        }
        return Quantity(String(decoding: text, as: UTF8.self)).map(FactValue.quantity)
            ?? wrong(node, &problems)
    }

    private func date(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> FactValue? {
        node.date(&problems).map(FactValue.date)
    }

    /// `none`, `provided`, a digest, an identifier, or a mapping with the details.
    private func evidence(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> FactValue? {
        if let text = node.text {
            if Self.noneWords.contains(text) { return .noEvidence }
            if Self.providedWords.contains(text) { return .evidence(Evidence()) }
            if Evidence.isDigest(text) {
                return isDigest(text) ? .evidence(Evidence(sha256: text)) : wrong(node, &problems)
            }
            // A document is its bytes: a bare name would not say which.
            guard case .reference = field.type, isReference(text) else {
                return wrong(node, &problems)
            }
            return .evidence(Evidence(identifier: text))
        }
        guard node.members != nil else { return wrong(node, &problems) }
        let details = node["provided"] ?? node["fourni"] ?? node
        guard details.members(of: ["sha256", "date", "identifier"], &problems) != nil else {
            return nil
        }
        if let digest = details["sha256"], digest.text.map(isDigest) != true {
            return wrong(digest, &problems)
        }
        let date = details["date"]?.date(&problems)
        guard details["date"] == nil || date != nil else { return nil }
        if let identifier = details["identifier"], identifier.text.map(isReference) != true {
            return wrong(identifier, &problems)
        }
        // A document is known by its digest, an act or a contract by its number too.
        guard
            details["sha256"] != nil || field.type == .reference && details["identifier"] != nil
        else { return wrong(node, &problems) }
        return .evidence(
            Evidence(
                sha256: details["sha256"]?.text,
                date: date,
                identifier: details["identifier"]?.scalar(&problems)
            )
        )
    }

    private func isReference(_ text: String) -> Bool {
        takesAnyWord ? ReferenceName.wasOne(text) : ReferenceName.isOne(text)
    }

    private func isDigest(_ text: String) -> Bool {
        Evidence.isDigest(text) && (takesAnyWord || !Evidence.isOfNothing(text))
    }

    private func wrong(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> FactValue? {
        problems.append(
            Diagnostic(
                .wrongFact,
                at: node.position,
                on: node.text ?? "",
                french: "« \(field.path) » attend \(expected.french)",
                english: "`\(field.path)` wants \(expected.english)"
            )
        )
        return nil
    }

    private var expected: Localized {
        switch field.type {
        case .boolean: Localized(french: "oui, non ou inconnu", english: "yes, no or unknown")
        case .word: Localized(french: "un seul mot", english: "one word")
        case .words:
            Localized(french: "une liste, comme [FR, DE]", english: "a list, such as [FR, DE]")
        case .quantity(let unit):
            Localized(
                french: "un nombre sans signe, à six décimales au plus"
                    + (unit == .none ? "" : ", en \(unit.rawValue)"),
                english: "a number without a sign and at most six decimals"
                    + (unit == .none ? "" : ", in \(unit.rawValue)")
            )
        case .date: Localized(french: "une date AAAA-MM-JJ", english: "a date YYYY-MM-DD")
        case .duration:
            Localized(french: "une durée, comme 6 mois", english: "a duration, such as 6 months")
        case .reference:
            Localized(
                french:
                    "le numéro ou la date de ce qui est nommé (« décret 2017-330, art. 1 »), une adresse "
                    + "https://…, ou : fourni, aucun, inconnu",
                english:
                    "the number or the date of what is named (“decree 2017-330, art. 1”), an address "
                    + "https://…, or: provided, none, unknown"
            )
        case .document:
            Localized(
                french: "{sha256: 64 chiffres hexadécimaux, date: …}, ou : fourni, aucun, inconnu",
                english: "{sha256: 64 hexadecimal digits, date: …}, or: provided, none, unknown"
            )
        }
    }
}
