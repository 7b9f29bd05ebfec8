// SPDX-License-Identifier: EUPL-1.2
package import Notation

/// Typed reading of a node. Each returns nothing when the node is not what was wanted, after it
/// has said why, so a reader goes on and a file shows all its mistakes in one run.
extension YAMLNode {
    /// The members of a mapping whose keys are all in a closed set.
    package func members(
        of keys: [String],
        _ problems: inout [Diagnostic]
    ) -> [YAMLMember]? {
        guard let members = mapping(&problems) else { return nil }
        for member in members where !keys.contains(member.key) {
            problems.append(
                Diagnostic(
                    .unknownKey,
                    at: member.position,
                    on: member.key,
                    french: "la clé « \(member.key) » n'existe pas ici",
                    english: "there is no key `\(member.key)` here",
                    hint: Suggestion.hint(for: member.key, among: keys)
                )
            )
        }
        return members
    }

    /// The members of a mapping with any keys.
    package func mapping(_ problems: inout [Diagnostic]) -> [YAMLMember]? {
        if members == nil { problems.append(shape(french: "des clés", english: "keys")) }
        return members
    }

    /// The elements of a sequence.
    package func items(_ problems: inout [Diagnostic]) -> [YAMLNode] {
        if elements == nil { problems.append(shape(french: "une liste", english: "a list")) }
        return elements ?? []
    }

    /// The text of a scalar.
    package func scalar(_ problems: inout [Diagnostic]) -> String? {
        if text == nil { problems.append(shape(french: "un texte", english: "a text")) }
        return text
    }

    /// The texts of a sequence.
    package func texts(_ problems: inout [Diagnostic]) -> [String] {
        items(&problems).compactMap { $0.scalar(&problems) }
    }

    /// A civil date.
    package func date(_ problems: inout [Diagnostic]) -> CivilDate? {
        guard let text = scalar(&problems) else { return nil }
        let date = CivilDate(text)
        if date == nil { problems.append(.impossibleDate(text, at: position)) }
        return date
    }

    /// `yes` or `no`.
    package func boolean(_ problems: inout [Diagnostic]) -> Bool? {
        switch text {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            problems.append(shape(french: "yes ou no", english: "yes or no"))
            return nil
        }
    }

    /// `{fr: …, en: …}`, both present and not empty.
    package func localized(_ problems: inout [Diagnostic]) -> Localized? {
        guard members(of: ["fr", "en"], &problems) != nil else { return nil }
        let texts = ["fr", "en"].map { self[$0]?.text ?? "" }
        for (language, text) in zip(["fr", "en"], texts) where text.utf8.isEmpty {
            problems.append(
                Diagnostic(
                    .missingTranslation,
                    at: position,
                    on: "",
                    french: "le texte « \(language) » manque",
                    english: "the `\(language)` text is missing"
                )
            )
        }
        guard texts.allSatisfy({ !$0.utf8.isEmpty }) else { return nil }
        return Localized(french: texts[0], english: texts[1])
    }

    /// What a mapping holds under a key it must have.
    package func required(_ key: String, _ problems: inout [Diagnostic]) -> YAMLNode? {
        let value = self[key]
        if value == nil, members != nil {
            problems.append(
                Diagnostic(
                    .missingKey,
                    at: position,
                    on: "",
                    french: "il manque la clé « \(key) »",
                    english: "the key `\(key)` is missing"
                )
            )
        }
        return value
    }

    private func shape(french: String, english: String) -> Diagnostic {
        Diagnostic(
            .wrongShape,
            at: position,
            on: text ?? "",
            french: "il faut ici \(french)",
            english: "expected \(english) here"
        )
    }
}

extension Diagnostic {
    /// A date that is not on the calendar, or not written `YYYY-MM-DD`.
    package static func impossibleDate(_ text: String, at position: Position) -> Diagnostic {
        Diagnostic(
            .impossibleDate,
            at: position,
            on: text,
            french: "« \(text) » n'est pas une date",
            english: "`\(text)` is not a date",
            hint: Localized(
                french: "une date s'écrit AAAA-MM-JJ et existe au calendrier",
                english: "a date is written YYYY-MM-DD and is on the calendar"
            )
        )
    }
}
