// SPDX-License-Identifier: EUPL-1.2

/// The name of a field of an AI use: `hosting.countries`.
///
/// Segments of lower-case ASCII letters, digits and `_`, each starting with a letter, joined by
/// dots. ASCII only, so two names are the same exactly when their bytes are.
public struct FieldPath: Sendable, Hashable {
    /// The name as written.
    public let text: String

    /// A name, or nothing if the text is not one.
    public init?(_ text: String) {
        var atStart = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): atStart = false
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                guard !atStart else { return nil }
            case UInt8(ascii: "."):
                guard !atStart else { return nil }
                atStart = true
            default: return nil
            }
        }
        guard !atStart else { return nil }
        self.text = text
    }
}

extension FieldPath: Comparable {
    /// Alphabetical order, by bytes.
    public static func < (a: FieldPath, b: FieldPath) -> Bool {
        a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
    }
}

extension FieldPath: CustomStringConvertible {
    /// The name as written.
    public var description: String { text }
}
