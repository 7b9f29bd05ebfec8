// SPDX-License-Identifier: EUPL-1.2

/// Words as French files spell them, brought to the spelling of names: lowercase ASCII with
/// `_` for spaces and hyphens. `Numéro d'ordre` becomes `numero_d_ordre`.
public enum FrenchWord {
    private static let letters: [UInt32: String] = [
        0xE0: "a", 0xE2: "a", 0xE4: "a", 0xE7: "c", 0xE8: "e", 0xE9: "e", 0xEA: "e", 0xEB: "e",
        0xEE: "i", 0xEF: "i", 0xF4: "o", 0xF6: "o", 0xF9: "u", 0xFB: "u", 0xFC: "u", 0x153: "oe",
        0x2019: "_", 0x20: "_", 0x27: "_", 0x2D: "_", 0xC9: "e", 0xC8: "e", 0xC0: "a",
    ]

    /// The name that a word is.
    public static func fold(_ word: String) -> String {
        var name = ""
        for scalar in word.unicodeScalars {
            switch scalar.value {
            // Combining accents, in texts that spell é with two scalars.
            case 0x300...0x36F: continue
            case 0x41...0x5A: name.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
            default:
                if let letter = letters[scalar.value] {
                    name += letter
                } else {
                    name.unicodeScalars.append(scalar)
                }
            }
        }
        return name
    }

    /// What a word for yes or no means.
    public static func boolean(_ word: String) -> Bool? {
        switch fold(word) {
        case "yes", "oui", "true", "vrai": true
        case "no", "non", "false", "faux": false
        default: nil
        }
    }

    /// Whether a word says that the value is not known.
    public static func isUnknown(_ word: String) -> Bool {
        ["unknown", "inconnu", "inconnue"].contains(fold(word))
    }
}
