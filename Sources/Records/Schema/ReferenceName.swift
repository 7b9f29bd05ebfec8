// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Whether a text can name an act, a contract or a page.
enum ReferenceName {
    /// Words that answer another question than « which one »: as the name of an act they would turn
    /// a no, or a blank, into proof.
    private static let answers: Set<String> = [
        "", "yes", "oui", "true", "vrai", "no", "non", "false", "faux", "none", "aucun", "aucune",
        "unknown", "inconnu", "inconnue", "null", "nul", "nulle", "neant", "n/a", "na", "nc", "tbd",
        "a_faire", "a_venir", "en_cours", "sans_objet", "provided", "fourni", "fournie",
    ]
    /// What a text that puts an answer off begins with, whatever number follows.
    private static let delays: Set<String> = answers.subtracting([""]).union([
        "pas", "rien", "jamais", "n.a.", "n.a", "todo", "not", "nog", "never", "a_voir",
        "a_definir",
        "a_preciser", "a_completer", "en_attente", "bientot", "prevu", "prevue", "demande_en_cours",
        "pending",
    ])

    /// Whether it has a number other than zero and does not begin by putting the answer off, or is an address on
    /// the web: « not yet », « to do » and « 0 » name nothing, in any language.
    static func isOne(_ text: String) -> Bool {
        if isAddress(text) { return true }
        guard text.utf8.contains(where: { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) })
        else { return false }
        // A hyphen joins where a space parts: « Pas-de-Calais » puts nothing off.
        let folded = FrenchWord.fold(text.lowercased().replacing("-", with: "."))
        // Quotes around an answer do not make it another.
        let words = String(folded.drop { !$0.isLetter && !$0.isNumber })
        return !delays.contains { delay in
            guard words.utf8.starts(with: delay.utf8) else { return false }
            let rest = words.utf8.dropFirst(delay.utf8.count)
            // « no 12 » is the number twelve.
            let isNumber =
                delay == "no" && rest.drop { $0 == UInt8(ascii: "_") }.first.map(isDigit) == true
            return rest.first.map(isEndOfWord) != false && !isNumber
        }
    }

    /// Whether assessments by `feuillet-policy/2` and before took it: a letter or a digit, and no word that
    /// says yes, no or nothing.
    static func wasOne(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            $0.properties.isAlphabetic || (0x30...0x39).contains($0.value)
        }
            && !answers.contains(FrenchWord.fold(text.lowercased()))
    }

    /// A space, as it is folded, or a comma, colon or semicolon: « Pas-de-Calais » and « NC-2026 » are names.
    private static func isEndOfWord(_ byte: UInt8) -> Bool { Array("_,:;".utf8).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// `https://` or `http://` or `www.`, a host of letters, digits and hyphens, and no space; a host without a
    /// point is of one's own network, and then a page of it must be named.
    private static func isAddress(_ text: String) -> Bool {
        let start = ["https://", "http://", "www."].first(where: text.lowercased().hasPrefix)
        guard let start else { return false }
        let rest = text.utf8.dropFirst(start.utf8.count)
        let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }
        let page = rest.dropFirst(host.count)
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isHost = labels.allSatisfy { label in
            label.first.map(isOfHost) == true
                && label.allSatisfy { isOfHost($0) || $0 == UInt8(ascii: "-") }
        }
        return isHost && (labels.count > 1 || page.count > 1)
            && !rest.contains(UInt8(ascii: " "))
    }

    /// Letters and digits, of any script: a name may be written with its accents.
    private static func isOfHost(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
