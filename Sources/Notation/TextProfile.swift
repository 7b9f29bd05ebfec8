// SPDX-License-Identifier: EUPL-1.2

/// Which characters a text of the register may hold.
///
/// Control characters could hide text on a terminal or end a line in a log; noncharacters are
/// refused by I-JSON (RFC 7493 §2.1). Line feed and tab are the only controls that text needs.
public enum TextProfile {
    /// Whether a text may hold this scalar.
    public static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0..<0x20, 0x7F...0x9F: false
        case 0xFDD0...0xFDEF, 0xFEFF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    /// The first scalar that a text of a person's file may not hold: beside what no text may hold, what
    /// turns the direction of writing, breaks lines unseen or hides letters, so that a title cannot
    /// show its verdict reversed.
    static func firstMisleading(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x2028, 0x2029, 0xE0000...0xE007F: true
            default: turnsWriting(scalar) || !allows(scalar)
            }
        }
    }

    /// Whether a character turns the direction of writing, so that a text shows otherwise than it is (Unicode
    /// Bidi_Control).
    public static func turnsWriting(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The first scalar that a text may not hold.
    public static func firstRefused(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { !allows($0) }
    }

    /// The first scalar that no text of a value may hold.
    public static func firstRefused(in value: JSONValue) -> Unicode.Scalar? {
        switch value {
        case .string(let text): firstRefused(in: text)
        case .array(let elements): elements.lazy.compactMap { firstRefused(in: $0) }.first
        case .object(let members):
            members.lazy.compactMap { firstRefused(in: $0.key) ?? firstRefused(in: $0.value) }.first
        default: nil
        }
    }
}
