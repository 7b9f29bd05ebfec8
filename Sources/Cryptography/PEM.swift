// SPDX-License-Identifier: EUPL-1.2

/// The text form of DER (RFC 7468).
public enum PEM {
    /// A PEM text with lines of 64 characters.
    public static func encode(_ der: [UInt8], label: String) -> String {
        let body = Base64.standard.encodedBytes(der)
        var text = "-----BEGIN \(label)-----\n"
        for start in stride(from: 0, to: body.count, by: 64) {
            text +=
                String(decoding: body[start..<min(start + 64, body.count)], as: UTF8.self) + "\n"
        }
        return text + "-----END \(label)-----\n"
    }

    /// The label and content of a text that holds exactly one PEM object, or nothing.
    public static func decode(_ text: String) -> (label: String, der: [UInt8])? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        let (begin, end, dashes) = ("-----BEGIN ", "-----END ", "-----")
        guard lines.count >= 3, let first = lines.first, let last = lines.last,
            first.hasPrefix(begin), first.hasSuffix(dashes), first.utf8.count > 16,
            last.hasPrefix(end)
        else { return nil }
        let label = String(first.dropFirst(begin.count).dropLast(dashes.count))
        guard last == end + label + dashes,
            let der = Base64.standard.decode(lines[1..<(lines.count - 1)].joined())
        else { return nil }
        return (label, der)
    }
}
