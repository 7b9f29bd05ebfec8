// SPDX-License-Identifier: EUPL-1.2

/// A charter or framework that another extends, with its version: `eu-ai-act@1`.
public struct CharterReference: Sendable, Hashable {
    /// Its identifier.
    public let id: String
    /// Its version.
    public let version: String

    /// Reads `ID@VERSION`; nothing if a part is missing.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        id = String(decoding: parts[0], as: UTF8.self)
        version = String(decoding: parts[1], as: UTF8.self)
    }

    /// Whether it names that charter.
    public func names(_ charter: Charter) -> Bool {
        id.utf8.elementsEqual(charter.id.utf8)
            && version.utf8.elementsEqual(charter.version.utf8)
    }
}
