// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Stops the reading of one condition; the rest of the file is still read.
struct Refusal: Error {
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

extension Diagnostic {
    static func unexpected(_ text: String, wanted: Wanted, at position: Position) -> Diagnostic {
        let words = wanted.words
        let isEnd = text.utf8.isEmpty
        return Diagnostic(
            .unexpectedToken,
            at: position,
            on: text,
            french: "il faut ici \(words.french)" + (isEnd ? "" : ", non « \(text) »"),
            english: "expected \(words.english)" + (isEnd ? "" : ", not `\(text)`")
        )
    }

    static func unexpectedCharacter(_ text: String, at position: Position) -> Diagnostic {
        Diagnostic(
            .unexpectedCharacter,
            at: position,
            on: text,
            french: "le caractère « \(text) » n'a pas de sens dans une condition",
            english: "the character `\(text)` means nothing in a condition"
        )
    }

    static func severalLines(at position: Position) -> Diagnostic {
        Diagnostic(
            .severalLines,
            at: position,
            on: "",
            french: "une condition tient sur une ligne",
            english: "a condition fits on one line",
            hint: Localized(
                french: "une liste YAML met une condition par ligne : toutes sont exigées",
                english: "a YAML list has one condition per line: all of them hold"
            )
        )
    }

    static func tooLarge(at position: Position) -> Diagnostic {
        Diagnostic(
            .conditionTooLarge,
            at: position,
            on: "",
            french: "la condition compte trop de tests ou de niveaux",
            english: "the condition has too many tests or levels"
        )
    }
}
