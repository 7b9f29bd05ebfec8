// SPDX-License-Identifier: EUPL-1.2

/// ECMAScript's `Number::toString`, which RFC 8785 §3.2.2.3 prescribes.
///
/// Swift finds the same shortest digits, but places the point and the exponent otherwise
/// (`1e+21`, `100000.0`), so the digits are taken from Swift and laid out here.
enum ECMAScriptNumber {
    static func text(_ value: Double) -> String {
        precondition(value.isFinite, "a number that is not finite has no JSON form")
        if value == 0 { return "0" }
        let (digits, point) = shortestDigits(value.magnitude)
        let sign = value < 0 ? "-" : ""
        let count = digits.count
        func text(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        // `point` is the position of the decimal point after the first digit: ECMAScript's n.
        switch point {
        case count...21 where count <= 21:
            return sign + text(0..<count) + String(repeating: "0", count: point - count)
        case 1...21:
            return sign + text(0..<point) + "." + text(point..<count)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -point) + text(0..<count)
        default:
            let exponent = point - 1
            let mantissa = count == 1 ? text(0..<1) : text(0..<1) + "." + text(1..<count)
            return sign + mantissa + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
        }
    }

    /// The shortest digits that read back as `value`, and where the point stands among them.
    private static func shortestDigits(_ value: Double) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let bytes = Array(value.description.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"):
                exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) ?? 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if !bytes[..<index].contains(UInt8(ascii: "e")) { digits.append(byte) }
            default: break
            }
        }
        var position = (point ?? digits.count) + exponent
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        while digits.count > 1, digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            position -= 1
        }
        return (digits, position)
    }
}
