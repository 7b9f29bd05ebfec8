// SPDX-License-Identifier: EUPL-1.2

/// Addresses of the web in the files of authorities.
public enum WebAddress {
    /// Whether a text is `http://` or `https://`, a host and what follows, in the characters of RFC
    /// 3986.
    public static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let rest: ArraySlice<UInt8>
        if bytes.starts(with: "https://".utf8) {
            rest = bytes.dropFirst(8)
        } else if bytes.starts(with: "http://".utf8) {
            rest = bytes.dropFirst(7)
        } else {
            return false
        }
        let host = rest.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
        return !host.isEmpty && rest.allSatisfy(isAllowed) && hasWholeEscapes(rest)
    }

    /// Whether each `%` stands before two hexadecimal digits.
    private static func hasWholeEscapes(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.allSatisfy { place in
            guard bytes[place] == UInt8(ascii: "%") else { return true }
            let digits = bytes[(place + 1)...].prefix(2)
            return digits.count == 2
                && digits.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF)
                }
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
        }
    }
}
