// SPDX-License-Identifier: EUPL-1.2

/// What an entry is about: a typed name in ASCII, at most 128 bytes, never a person's.
///
/// In the chain of a transcriber the name begins with the authority that is copied:
/// `NTRFR-243100518/act:2025-10-15::1`.
public enum Subject {
    /// The longest subject, in bytes.
    public static let maximumByteCount = 128

    /// The type that a subject of a kind begins with.
    static func prefix(of kind: Kind) -> String {
        switch kind {
        case .deliberation, .decision: "act:"
        case .declaration: "use:"
        case .correction: ""
        default: kind.rawValue + ":"
        }
    }

    /// Whether a text can be the subject of an entry.
    public static func isValid(_ text: String, kind: Kind, copied: AuthorityIdentifier?) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...maximumByteCount).contains(bytes.count), bytes.allSatisfy(isAllowed) else {
            return false
        }
        guard let copied else { return text.hasPrefix(prefix(of: kind)) }
        return text.hasPrefix(copied.text + "/" + prefix(of: kind))
    }

    /// The authority that a transcriber's subject names.
    public static func copiedAuthority(in text: String) -> AuthorityIdentifier? {
        text.split(separator: "/", maxSplits: 1).first.flatMap { AuthorityIdentifier(String($0)) }
    }

    /// The subject of a sitting without its time and body: what the sittings of a day share.
    public static func day(ofSitting text: String) -> String? {
        let copied = copiedAuthority(in: text).map { $0.text + "/" } ?? ""
        let name = text.utf8.dropFirst(copied.utf8.count)
        let count = prefix(of: .sitting).utf8.count + "2025-10-15".utf8.count
        guard name.starts(with: prefix(of: .sitting).utf8), name.count >= count else { return nil }
        return copied + String(decoding: name.prefix(count), as: UTF8.self)
    }

    /// A word of a subject: other characters than letters, digits, `.`, `_` and `-` become
    /// `%` and two hexadecimal digits a byte.
    public static func escape(_ text: String) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            if isAllowed(byte), byte != UInt8(ascii: ":"), byte != UInt8(ascii: "/"),
                byte != UInt8(ascii: "%")
            {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "._-:/%".utf8.contains(byte)
        }
    }
}
