// SPDX-License-Identifier: EUPL-1.2

/// An exact decimal number, zero or more: an amount, a count, a percentage.
///
/// It is a whole number of millionths, so comparing two is comparing two integers and no amount
/// is ever rounded. A text with more decimals, or beyond nine thousand billion, is refused.
public struct Quantity: Sendable, Hashable {
    /// How many decimals are kept.
    public static let decimals = 6
    /// How many millionths make one.
    public static let scale: Int64 = 1_000_000

    /// The number of millionths.
    public let millionths: Int64

    /// A number of millionths; a negative one is not a quantity.
    public init?(millionths: Int64) {
        guard millionths >= 0 else { return nil }
        self.millionths = millionths
    }

    /// Reads `digits` or `digits.digits`, exactly; ASCII digits, no sign, no exponent.
    public init?(_ text: String) {
        var (value, decimals): (Int64, Int?) = (0, nil)
        var afterDigit = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "."):
                guard decimals == nil, afterDigit else { return nil }
                (decimals, afterDigit) = (0, false)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if let count = decimals {
                    guard count < Self.decimals else { return nil }
                    decimals = count + 1
                }
                guard let next = Self.appending(byte - UInt8(ascii: "0"), to: value) else {
                    return nil
                }
                (value, afterDigit) = (next, true)
            default: return nil
            }
        }
        guard afterDigit else { return nil }
        for _ in (decimals ?? 0)..<Self.decimals {
            guard let next = Self.appending(0, to: value) else { return nil }
            value = next
        }
        millionths = value
    }

    private static func appending(_ digit: UInt8, to value: Int64) -> Int64? {
        let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflowAgain) = tens.addingReportingOverflow(Int64(digit))
        return overflow || overflowAgain ? nil : sum
    }
}

extension Quantity: Comparable {
    /// The order of numbers.
    public static func < (a: Quantity, b: Quantity) -> Bool { a.millionths < b.millionths }
}

extension Quantity: CustomStringConvertible {
    /// The shortest decimal text of the number.
    public var description: String {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: Self.scale)
        guard rest != 0 else { return String(whole) }
        var digits = Array(String(Self.scale + rest).utf8.dropFirst())
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return "\(whole).\(String(decoding: digits, as: UTF8.self))"
    }
}
