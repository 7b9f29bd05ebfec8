// SPDX-License-Identifier: EUPL-1.2

/// The number of a tile as C2SP tlog-tiles writes it in paths: groups of three digits, all but
/// the last after an `x`. 1234067 is `x001/x234/067`.
public enum TileIndex {
    /// The path of a number.
    public static func path(_ index: UInt64) -> String {
        var path = group(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            path = "x" + group(rest % 1000) + "/" + path
            rest /= 1000
        }
        return path
    }

    /// The number of a path that is written exactly so.
    static func parse(_ parts: some Collection<Substring>) -> UInt64? {
        var index: UInt64 = 0
        for (position, part) in parts.enumerated() {
            var digits = Array(part.utf8)
            if position < parts.count - 1 {
                guard digits.first == UInt8(ascii: "x") else { return nil }
                digits.removeFirst()
            }
            guard digits.count == 3 else { return nil }
            for digit in digits {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                let (product, first) = index.multipliedReportingOverflow(by: 10)
                let (sum, second) = product.addingReportingOverflow(
                    UInt64(digit - UInt8(ascii: "0"))
                )
                guard !first, !second else { return nil }
                index = sum
            }
        }
        return path(index).utf8.elementsEqual(parts.joined(separator: "/").utf8) ? index : nil
    }

    private static func group(_ value: UInt64) -> String {
        let digits = String(value)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
