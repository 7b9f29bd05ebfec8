// SPDX-License-Identifier: EUPL-1.2

/// Addresses of the web in the files of authorities.
enum WebAddress {
    /// Whether a text is `http://` or `https://`, a host and what follows, in the characters of RFC
    /// 3986.
    static func isValid(_ text: String) -> Bool {
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
        return !host.isEmpty && rest.allSatisfy(isAllowed)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
        }
    }
}
