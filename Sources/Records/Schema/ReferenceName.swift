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

    /// Whether it has a number other than zero, or is an address on the web: « not yet », « to do » and
    /// « 0 » name nothing, in any language.
    static func isOne(_ text: String) -> Bool {
        text.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
            || isAddress(text)
    }

    /// Whether assessments by `feuillet-policy/2` and before took it: a letter or a digit, and no word that
    /// says yes, no or nothing.
    static func wasOne(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            $0.properties.isAlphabetic || (0x30...0x39).contains($0.value)
        }
            && !answers.contains(FrenchWord.fold(text.lowercased()))
    }

    /// `https://` or `http://`, a host with a point, and no space.
    private static func isAddress(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix) else {
            return false
        }
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        let host = rest.prefix { $0 != UInt8(ascii: "/") }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
            && !rest.contains(UInt8(ascii: " "))
    }
}
