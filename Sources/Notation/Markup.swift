// SPDX-License-Identifier: EUPL-1.2

/// Text for HTML or XML into which nothing can be injected: literals pass, values are escaped, and
/// markup passes.
///
/// ```swift
/// let title = "<script>"
/// let item: Markup = "<li>\(title)</li>"   // <li>&lt;script&gt;</li>
/// ```
public struct Markup: Sendable, Equatable {
    /// The markup.
    public let text: String

    private init(text: String) { self.text = text }

    /// Nothing.
    public static let empty = Markup(text: "")

    /// Several pieces, one after the other.
    public static func joined(_ pieces: [Markup], by separator: Markup = .empty) -> Markup {
        Markup(text: pieces.map(\.text).joined(separator: separator.text))
    }

    /// A text in which no character is markup any more, inside elements and quoted attributes.
    ///
    /// What XML 1.0 §2.2 has no place for, such as control characters, becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;".utf8
            case "<": result += "&lt;".utf8
            case ">": result += "&gt;".utf8
            case "\"": result += "&quot;".utf8
            case "'": result += "&#39;".utf8
            case "\t", "\n", "\r": result.append(UInt8(scalar.value))
            default:
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                let isNoncharacter = scalar.value & 0xFFFE == 0xFFFE
                let shown: Unicode.Scalar = isControl || isNoncharacter ? "\u{FFFD}" : scalar
                result += UTF8.encode(shown).map(Array.init) ?? []
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension Markup: ExpressibleByStringLiteral {
    /// Markup as the source code has it.
    public init(stringLiteral value: String) { text = value }
}

extension Markup: ExpressibleByStringInterpolation {
    /// Collects literals and values.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// Starts with nothing.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity)
        }

        /// Markup as the source code has it.
        public mutating func appendLiteral(_ literal: String) { text += literal }
        /// A value, escaped.
        public mutating func appendInterpolation(_ value: String) { text += escaped(value) }
        /// A number.
        public mutating func appendInterpolation(_ value: some BinaryInteger) { text += "\(value)" }
        /// A date.
        public mutating func appendInterpolation(_ value: CivilDate) { text += "\(value)" }
        /// Markup, as it is.
        public mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    }

    /// Markup with values.
    public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }
}
