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
            let isLast = position == parts.count - 1
            for digit in part.utf8.dropFirst(isLast ? 0 : 1) {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                // A number that is too large comes out as another.
                index = index &* 10 &+ UInt64(digit - UInt8(ascii: "0"))
            }
        }
        // It has one spelling, with `x` and three digits each.
        return path(index).utf8.elementsEqual(parts.joined(separator: "/").utf8) ? index : nil
    }

    private static func group(_ value: UInt64) -> String {
        let digits = String(value)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
