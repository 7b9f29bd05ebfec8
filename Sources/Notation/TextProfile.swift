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

    /// The first scalar that a text may not hold.
    public static func firstRefused(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { !allows($0) }
    }
}
