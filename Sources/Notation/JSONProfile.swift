// SPDX-License-Identifier: EUPL-1.2

/// How strict a reading of JSON is.
public enum JSONProfile: Sendable {
    /// The grammar of RFC 8259 and nothing more.
    case grammar
    /// The grammar, and no name twice in one object: which of two values a file of another program means, nobody
    /// could say.
    case exchange
    /// What a record may hold: I-JSON (RFC 7493) with an object at its root, numbers that are
    /// integers within ±(2^53 - 1), and the characters of ``TextProfile``.
    case record

    /// The deepest nesting that is read.
    public var maximumDepth: Int {
        switch self {
        case .grammar, .exchange: 512
        case .record: 32
        }
    }

    /// The longest text that is read, in bytes.
    public var maximumByteCount: Int { 8 << 20 }

    /// The integers that every JSON reader keeps exactly (RFC 7493 §2.2).
    public static let exactIntegers: ClosedRange<Int64> =
        -9_007_199_254_740_991...9_007_199_254_740_991
}
