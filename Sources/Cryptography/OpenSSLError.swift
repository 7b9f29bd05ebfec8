// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// A failure that OpenSSL reported.
public struct OpenSSLError: Error, Sendable, Equatable {
    /// The call that failed.
    public let call: String
    /// OpenSSL's own words, oldest first.
    public let reasons: [String]

    /// Drains this thread's OpenSSL error queue.
    init(_ call: String) {
        var reasons: [String] = []
        var text = [CChar](repeating: 0, count: 256)
        while case let code = ERR_get_error(), code != 0 {
            unsafe ERR_error_string_n(code, &text, text.count)
            let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            reasons.append(String(decoding: bytes, as: UTF8.self))
        }
        self.call = call
        self.reasons = reasons
    }
}

extension OpenSSLError: CustomStringConvertible {
    /// The call, then what OpenSSL said of it.
    public var description: String { "\(call): \(reasons.joined(separator: "; "))" }
}
